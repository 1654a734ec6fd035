package ru.neuromagic.web.security;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;

import ru.neuromagic.web.layout.Site;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

	/** The request attribute by which the 403 page tells a form that is out of date from a door that is closed. */
	private static final String FORM_EXPIRED = "formExpired";

	/** Sessions in which nobody has logged in yet end sooner: {@code server.servlet.session.timeout}. */
	private static final Duration LEARNER_IDLE = Duration.ofHours(12);

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
			OAuth2AuthorizedClientManager clients, LocaleResolver languages, Site site, ContentSecurityPolicy policy)
			throws Exception {
		return http
			.authorizeHttpRequests(requests -> requests
				.requestMatchers("/profile/**", "/notifications/**", "/quest/*/*").authenticated()
				.requestMatchers(HttpMethod.POST, "/courses/**").authenticated()
				// everything else is public; what it shows of a learner comes from services that check the token
				.anyRequest().permitAll())
			.csrf(csrf -> csrf.csrfTokenRepository(formTokens())
				// mail providers press this button; the token in the address is what counts
				.ignoringRequestMatchers("/unsubscribe/*"))
			.requestCache(AbstractHttpConfigurer::disable)
			.exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginEntryPoint())
				.accessDeniedHandler(SecurityConfiguration::denied))
			.oauth2Login(login -> login.loginPage("/login")
				.authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(loginRequests)
					.authorizationRequestRepository(loginRequests))
				.tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
				.successHandler(loggedIn())
				.failureHandler(loginFailed()))
			// drafts and lessons for reading offline are the learner's: nobody who comes after may find them
			.logout(logout -> logout.addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)))
				.logoutSuccessHandler(loggedOut(registrations, site)).deleteCookies("SESSION"))
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

	private static CookieCsrfTokenRepository formTokens() {
		var tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("CSRF");
		tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
		return tokens;
	}

	private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		request.setAttribute(FORM_EXPIRED, denied instanceof CsrfException);
		response.sendError(HttpServletResponse.SC_FORBIDDEN);
	}

	private static AuthenticationSuccessHandler loggedIn() {
		return (request, response, learner) -> {
			request.getSession().setMaxInactiveInterval((int) LEARNER_IDLE.toSeconds());
			response.sendRedirect(LoginRequests.next(request).value());
		};
	}

	private static AuthenticationFailureHandler loginFailed() {
		return (HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) -> {
			log.warn("login failed: {}", failure.getMessage());
			response.sendRedirect("/login?error");
		};
	}

	private static LogoutSuccessHandler loggedOut(ClientRegistrationRepository registrations, Site site) {
		var atKeycloak = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		atKeycloak.setPostLogoutRedirectUri(site.address("/"));
		atKeycloak.setDefaultTargetUrl("/");
		return atKeycloak;
	}
}
