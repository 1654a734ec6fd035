package ru.neuromagic.web.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

import ru.neuromagic.web.layout.Site;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/** Everything else is public; what it shows of a learner comes from services that check the token. */
	private static final RequestMatcher LEARNERS_ONLY = learnersOnly();

	@Bean
	FilterRegistrationBean<TrustedForwardedHeaders> forwardedHeaders(TrustedProxies proxies) {
		var registration = new FilterRegistrationBean<>(new TrustedForwardedHeaders(proxies));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/** Files and probes: no session, no login, caches as their own headers say. The gateway keeps /actuator inside. */
	@Bean
	@Order(1)
	SecurityFilterChain files(HttpSecurity http, ContentSecurityPolicy policy) throws Exception {
		return http.securityMatcher("/assets/**", "/robots.txt", "/actuator/**")
			.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.securityContext(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement(AbstractHttpConfigurer::disable)
			.headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
				.contentSecurityPolicy(csp -> csp.policyDirectives(policy.value())))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, ClientRegistrationRepository registrations, LoginRequests loginRequests,
			OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
			OAuth2AuthorizedClientManager clients, LocaleResolver languages, FormTokens formTokens, Site site,
			ContentSecurityPolicy policy)
			throws Exception {
		var returns = new LoginReturns(loginRequests);
		return http
			.authorizeHttpRequests(requests -> requests
				.requestMatchers(LEARNERS_ONLY).authenticated()
				.anyRequest().permitAll())
			.csrf(csrf -> csrf.csrfTokenRepository(formTokens)
				// mail providers press this button; the token in the address is what counts
				.ignoringRequestMatchers("/unsubscribe/*"))
			.requestCache(AbstractHttpConfigurer::disable)
			.exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginEntryPoint())
				.accessDeniedHandler(new StaleForms(LEARNERS_ONLY, site)))
			.oauth2Login(login -> login.loginPage("/login").loginProcessingUrl(LoginReturns.ADDRESS)
				.authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(loginRequests)
					.authorizationRequestRepository(loginRequests))
				.tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
				.successHandler(returns)
				.failureHandler(returns))
			// drafts and lessons for reading offline are the learner's: nobody who comes after may find them
			.logout(logout -> logout.addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)))
				.logoutSuccessHandler(loggedOut(registrations, site)))
			.addFilterBefore(returns, OAuth2LoginAuthenticationFilter.class)
			.addFilterBefore(new CallerFilter(clients, languages), AnonymousAuthenticationFilter.class)
			.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy.value()))
				.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
				.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
				.permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
			.sessionManagement(Customizer.withDefaults())
			.build();
	}

	/** One observation for a request is enough: Spring Security would make five more, for each filter chain and decision. */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	private static RequestMatcher learnersOnly() {
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		return new OrRequestMatcher(paths.matcher("/profile/**"), paths.matcher("/notifications/**"), paths.matcher("/quest/*/*"),
				paths.matcher(HttpMethod.POST, "/courses/**"));
	}

	private static LogoutSuccessHandler loggedOut(ClientRegistrationRepository registrations, Site site) {
		var atKeycloak = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		atKeycloak.setPostLogoutRedirectUri(site.address("/"));
		atKeycloak.setDefaultTargetUrl("/");
		return atKeycloak;
	}
}
