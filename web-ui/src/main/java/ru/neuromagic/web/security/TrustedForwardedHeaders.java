package ru.neuromagic.web.security;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
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

	/** As RFC 3986 spells it; addresses are put together with what is claimed here. */
	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");

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
			super.doFilterInternal(request, response, (asked, answer) -> {
				if (HOST.matcher(asked.getServerName()).matches()) {
					chain.doFilter(asked, answer);
				}
				else {
					response.sendError(HttpServletResponse.SC_BAD_REQUEST);
				}
			});
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
			if (TrustedProxies.literal(address).isEmpty()) {
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
