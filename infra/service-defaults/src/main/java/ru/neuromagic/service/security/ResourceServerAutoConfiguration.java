package ru.neuromagic.service.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ru.neuromagic.service.problem.ProblemWriter;

/**
 * Checks the bearer token of every request: signature, issuer, audience, times, and the role {@code learner}. Keys come
 * from Keycloak on the back channel and go on being used for a day while it is down.
 */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ResourceServerAutoConfiguration {

	static final String ROLE_PREFIX = "ROLE_";

	private static final int KEY_SET_TIMEOUT_MILLIS = 2000;

	private static final int KEY_SET_LIMIT_BYTES = 100_000;

	private static final long ONE_DAY_MILLIS = 24 * 60 * 60 * 1000L;

	@Bean
	@ConditionalOnMissingBean
	JwtDecoder jwtDecoder(OAuth2ResourceServerProperties properties, Clock clock) throws MalformedURLException {
		var settings = properties.getJwt();
		var keys = JWKSourceBuilder
			.<SecurityContext>create(URI.create(settings.getJwkSetUri()).toURL(),
					new DefaultResourceRetriever(KEY_SET_TIMEOUT_MILLIS, KEY_SET_TIMEOUT_MILLIS, KEY_SET_LIMIT_BYTES))
			.retrying(true)
			.outageTolerant(ONE_DAY_MILLIS)
			.build();
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
		OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD,
				claimed -> claimed != null && claimed.containsAll(settings.getAudiences()));
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				JwtValidators.createDefaultWithIssuer(settings.getIssuerUri()), audience,
				ResourceServerAutoConfiguration::subjectIsAccountId));
		return new RememberedTokens(decoder, clock);
	}

	private static OAuth2TokenValidatorResult subjectIsAccountId(Jwt token) {
		try {
			UUID.fromString(String.valueOf(token.getSubject()));
			return OAuth2TokenValidatorResult.success();
		}
		catch (IllegalArgumentException notAnId) {
			return OAuth2TokenValidatorResult
				.failure(new OAuth2Error("invalid_token", "The token's subject is not an account id", null));
		}
	}

	@Bean
	@ConditionalOnMissingBean
	SecurityFilterChain apiSecurity(HttpSecurity http, ObjectProvider<PublicEndpoints> publicEndpoints,
			ProblemWriter problems) throws Exception {
		http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// no cookies, hence nothing to forge
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.oauth2ResourceServer(server -> server.bearerTokenResolver(new RememberedHeaders())
				.jwt(jwt -> jwt.jwtAuthenticationConverter(authenticationConverter()))
				.authenticationEntryPoint((request, response, failure) -> {
					// Spring Security's own would name the address at which this service was asked, which is an inner one
					response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
							(failure instanceof OAuth2AuthenticationException) ? "Bearer error=\"invalid_token\"" : "Bearer");
					problems.write(response, HttpStatus.UNAUTHORIZED, "unauthorized",
							"This needs a valid access token.");
				}))
			.exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> problems
				.write(response, HttpStatus.FORBIDDEN, "forbidden", "Your account may not do this.")))
			.authorizeHttpRequests(requests -> {
				publicEndpoints.orderedStream()
					.flatMap(list -> list.endpoints().stream())
					.forEach(endpoint -> requests.requestMatchers(endpoint.method(), endpoint.pattern()).permitAll());
				requests
					.requestMatchers("/api/*/openapi.json", "/api/*/openapi.json/**", "/api/*/docs", "/api/*/docs/**",
							"/api/*/swagger-ui/**")
					.permitAll()
					.requestMatchers(EndpointRequest.to("health", "info", "prometheus"))
					.permitAll()
					.requestMatchers(EndpointRequest.toAnyEndpoint())
					.hasRole("operator")
					.requestMatchers("/error")
					.permitAll()
					.anyRequest()
					.hasRole("learner");
			});
		return http.build();
	}

	/** One observation for a request is enough: Spring Security would make five more, for each filter chain and decision. */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	private static JwtAuthenticationConverter authenticationConverter() {
		var converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter(ResourceServerAutoConfiguration::realmRoles);
		return converter;
	}

	private static Collection<GrantedAuthority> realmRoles(Jwt token) {
		Map<String, Object> access = token.getClaimAsMap("realm_access");
		if (access == null || !(access.get("roles") instanceof Collection<?> roles)) {
			return List.of();
		}
		return roles.stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority(ROLE_PREFIX + role)).toList();
	}

	@Bean
	WebMvcConfigurer currentAccountParameters() {
		return new WebMvcConfigurer() {
			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new CurrentAccountArgumentResolver());
			}
		};
	}

}
