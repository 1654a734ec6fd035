package ru.neuromagic.web.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import ru.neuromagic.web.layout.Site;

/**
 * The client {@code web-ui} of our realm. Its endpoints are spelled out instead of discovered, so that the pages start
 * without Keycloak: the browser goes to the public address, tokens and keys are fetched on the back channel.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

	static final String REGISTRATION = "keycloak";

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Bean
	ClientRegistrationRepository clientRegistrations(LoginSettings settings, Site site) {
		String front = settings.issuer() + "/protocol/openid-connect";
		String back = settings.internalUrl() + "/protocol/openid-connect";
		return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
			.clientId("web-ui")
			.clientSecret(settings.clientSecret())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.redirectUri(site.address("/login/oauth2/code/" + REGISTRATION))
			.scope("openid", "profile", "email")
			.authorizationUri(front + "/auth")
			.tokenUri(back + "/token")
			.jwkSetUri(back + "/certs")
			.issuerUri(settings.issuer())
			.userNameAttributeName(IdTokenClaimNames.SUB)
			.providerConfigurationMetadata(Map.of("end_session_endpoint", front + "/logout"))
			.build());
	}

	@Bean
	OAuth2AuthorizedClientRepository authorizedClients(ClientRegistrationRepository registrations) {
		return new SessionTokens.Repository(registrations);
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeTokenClient() {
		var client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(tokenEndpoint());
		return client;
	}

	@Bean
	OAuth2AuthorizedClientManager authorizedClientManager(ClientRegistrationRepository registrations,
			OAuth2AuthorizedClientRepository clients) {
		var refreshClient = new RestClientRefreshTokenTokenResponseClient();
		refreshClient.setRestClient(tokenEndpoint());
		OAuth2AuthorizedClientProvider refreshing = OAuth2AuthorizedClientProviderBuilder.builder()
			.refreshToken(refresh -> refresh.accessTokenResponseClient(refreshClient).clockSkew(Duration.ofSeconds(20)))
			.build();
		var manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
		manager.setAuthorizedClientProvider(refreshing);
		return manager;
	}

	/** As Spring Security's own, with timeouts on fetching the keys, and made once so that keys are cached. */
	@Bean
	JwtDecoderFactory<ClientRegistration> idTokenDecoders(ClientRegistrationRepository registrations) {
		ClientRegistration registration = registrations.findByRegistrationId(REGISTRATION);
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
			.restOperations(new RestTemplate(requests()))
			.build();
		decoder.setJwtValidator(
				new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
		decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
		return ignored -> decoder;
	}

	private static RestClient tokenEndpoint() {
		return RestClient.builder().requestFactory(requests()).configureMessageConverters(converters -> converters
			.addCustomConverter(new FormHttpMessageConverter())
			.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build();
	}

	private static JdkClientHttpRequestFactory requests() {
		var requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build());
		requests.setReadTimeout(TIMEOUT);
		return requests;
	}
}
