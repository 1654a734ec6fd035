package ru.neuromagic.gateway.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

/**
 * Finds the {@link Origin} of each request. Forwarding headers count only when the connection comes from a trusted
 * proxy; of a chain in X-Forwarded-For the last address that is no trusted proxy is the client, since everything before
 * it may be invented.
 */
@Component
public class Origins {

	private final List<AddressRange> trustedProxies;

	private final List<String> hosts;

	Origins(OriginSettings settings) {
		this.trustedProxies = settings.trustedProxies().stream().map(AddressRange::of).toList();
		this.hosts = settings.hosts();
	}

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		originOf(exchange.getRequest()).attachTo(exchange);
		return chain.filter(exchange);
	}

	/** Whether the gateway answers for the host that was asked for. */
	public boolean answersFor(Origin origin) {
		return hosts.isEmpty() || hosts.stream().anyMatch(origin.authority()::equalsIgnoreCase);
	}

	private Origin originOf(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		InetAddress peer = remote == null || remote.getAddress() == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
		URI uri = request.getURI();
		String scheme = "https".equalsIgnoreCase(uri.getScheme()) ? "https" : "http";
		String host = uri.getHost() == null ? "localhost" : uri.getHost();
		int port = uri.getPort() > 0 ? uri.getPort() : Origin.defaultPort(scheme);
		if (!trusted(peer)) {
			return new Origin(peer, scheme, host, port);
		}
		HttpHeaders headers = request.getHeaders();
		String forwardedScheme = last(headers, "X-Forwarded-Proto");
		if ("https".equalsIgnoreCase(forwardedScheme) || "http".equalsIgnoreCase(forwardedScheme)) {
			scheme = forwardedScheme.toLowerCase(Locale.ROOT);
			port = uri.getPort() > 0 ? uri.getPort() : Origin.defaultPort(scheme);
		}
		URI forwardedHost = authority(last(headers, "X-Forwarded-Host"));
		if (forwardedHost != null) {
			host = forwardedHost.getHost();
			port = forwardedHost.getPort() > 0 ? forwardedHost.getPort() : Origin.defaultPort(scheme);
		}
		return new Origin(client(headers, peer), scheme, host, port(last(headers, "X-Forwarded-Port"), port));
	}

	private InetAddress client(HttpHeaders headers, InetAddress peer) {
		String[] chain = String.join(",", headers.getOrEmpty("X-Forwarded-For")).split(",");
		InetAddress nearest = peer;
		for (int i = chain.length - 1; i >= 0 && trusted(nearest); i--) {
			InetAddress before = literal(chain[i].strip());
			if (before == null) {
				break;
			}
			nearest = before;
		}
		return nearest;
	}

	private boolean trusted(InetAddress address) {
		for (AddressRange range : trustedProxies) {
			if (range.contains(address)) {
				return true;
			}
		}
		return false;
	}

	/** An address with or without port: {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1}, {@code [2001:db8::1]:4711}. */
	private static @Nullable InetAddress literal(String text) {
		String address = text;
		if (text.startsWith("[")) {
			address = text.substring(1, Math.max(1, text.indexOf(']')));
		}
		else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
			address = text.substring(0, text.indexOf(':'));
		}
		try {
			return InetAddress.ofLiteral(address);
		}
		catch (IllegalArgumentException noAddress) {
			return null;
		}
	}

	private static @Nullable URI authority(@Nullable String host) {
		if (host == null) {
			return null;
		}
		try {
			URI uri = URI.create("http://" + host);
			return uri.getHost() == null || !host.equalsIgnoreCase(uri.getRawAuthority()) || uri.getUserInfo() != null ? null : uri;
		}
		catch (IllegalArgumentException malformed) {
			return null;
		}
	}

	private static int port(@Nullable String text, int otherwise) {
		if (text == null || !text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
			return otherwise;
		}
		return Integer.parseInt(text);
	}

	/** The value that the nearest proxy gave. */
	private static @Nullable String last(HttpHeaders headers, String name) {
		List<String> values = headers.getOrEmpty(name);
		if (values.isEmpty()) {
			return null;
		}
		String value = values.getLast();
		String last = value.substring(value.lastIndexOf(',') + 1).strip();
		return last.isEmpty() ? null : last;
	}

}
