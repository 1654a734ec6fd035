package ru.neuromagic.web.security;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Believes {@code X-Forwarded-*} only when a trusted proxy brings them, else removes them. Also works out the browser's
 * address: the rightmost one in {@code X-Forwarded-For} that is not a trusted proxy, since those left of it are only claims.
 */
final class TrustedForwardedHeaders extends ForwardedHeaderFilter {

	private static final String CLIENT_ADDRESS = TrustedForwardedHeaders.class.getName() + ".client";

	private final TrustedProxies proxies;

	private final ForwardedHeaderFilter removing = new ForwardedHeaderFilter();

	TrustedForwardedHeaders(TrustedProxies proxies) {
		this.proxies = proxies;
		this.removing.setRemoveOnly(true);
	}

	static @Nullable String clientAddress(HttpServletRequest request) {
		return request.getAttribute(CLIENT_ADDRESS) instanceof String address ? address : request.getRemoteAddr();
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		boolean trusted = proxies.trust(request.getRemoteAddr());
		request.setAttribute(CLIENT_ADDRESS, trusted ? vouched(request) : request.getRemoteAddr());
		return super.shouldNotFilter(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (proxies.trust(request.getRemoteAddr())) {
			super.doFilterInternal(request, response, chain);
		}
		else {
			removing.doFilter(request, response, chain);
		}
	}

	private String vouched(HttpServletRequest request) {
		List<String> claimed = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
			.flatMap(header -> Stream.of(header.split(","))).map(String::strip).toList();
		String client = request.getRemoteAddr();
		for (String address : claimed.reversed()) {
			if (!address.matches("[0-9a-fA-F.:]{2,45}")) {
				break;
			}
			client = address;
			if (!proxies.trust(address)) {
				break;
			}
		}
		return client;
	}
}
