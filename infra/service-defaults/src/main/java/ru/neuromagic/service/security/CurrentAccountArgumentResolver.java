package ru.neuromagic.service.security;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class CurrentAccountArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == CurrentAccount.class;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication) {
			return account(authentication);
		}
		if (parameter.isOptional()) {
			return null;
		}
		throw new InsufficientAuthenticationException("This needs an access token");
	}

	private static CurrentAccount account(JwtAuthenticationToken authentication) {
		Jwt token = authentication.getToken();
		Set<String> roles = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter(authority -> authority.startsWith(ResourceServerAutoConfiguration.ROLE_PREFIX))
			.map(authority -> authority.substring(ResourceServerAutoConfiguration.ROLE_PREFIX.length()))
			.collect(Collectors.toUnmodifiableSet());
		return new CurrentAccount(UUID.fromString(token.getSubject()), text(token, "name"), text(token, "email"), roles);
	}

	private static String text(Jwt token, String claim) {
		String value = token.getClaimAsString(claim);
		return (value != null) ? value : "";
	}

}
