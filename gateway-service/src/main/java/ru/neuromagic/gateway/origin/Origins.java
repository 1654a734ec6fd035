package ru.neuromagic.gateway.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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

	/** An IPv6 address in full with an IPv4 address at its end, in brackets, and a port. */
	private static final int LONGEST_LITERAL = "[ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255]:65535".length();

	private final List<AddressRange> trustedProxies;

	private final Set<String> hosts;

	Origins(OriginSettings settings) {
		this.trustedProxies = settings.trustedProxies().stream().map(AddressRange::of).toList();
		this.hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		this.hosts.addAll(settings.hosts());
		this.hosts.add(authority(settings.publicUrl()));
	}

	private static String authority(URI publicUrl) {
		int port = publicUrl.getPort() == Origin.defaultPort(publicUrl.getScheme()) ? -1 : publicUrl.getPort();
		return publicUrl.getHost() + (port < 0 ? "" : ":" + port);
	}

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		originOf(exchange.getRequest()).attachTo(exchange);
		return chain.filter(exchange);
	}

	/** Whether the gateway answers for the host that was asked for. */
	public boolean answersFor(Origin origin) {
		return hosts.contains(origin.authority());
	}

	private Origin originOf(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		InetAddress peer = remote == null || remote.getAddress() == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
		HttpHeaders headers = request.getHeaders();
		String scheme = "https".equalsIgnoreCase(request.getURI().getScheme()) ? "https" : "http";
		List<String> asked = headers.getOrEmpty(HttpHeaders.HOST);
		Authority authority = asked.size() == 1 ? Authority.of(asked.getFirst()) : null;
		if (authority == null) {
			return new Origin(peer, scheme, "", Origin.defaultPort(scheme));
		}
		if (!trusted(peer)) {
			return new Origin(peer, scheme, authority.host(), port(authority, scheme));
		}
		String forwardedScheme = last(headers, "X-Forwarded-Proto");
		if ("https".equalsIgnoreCase(forwardedScheme) || "http".equalsIgnoreCase(forwardedScheme)) {
			scheme = forwardedScheme.toLowerCase(Locale.ROOT);
		}
		String forwardedHost = last(headers, "X-Forwarded-Host");
		Authority forwarded = forwardedHost == null ? null : Authority.of(forwardedHost);
		if (forwarded != null) {
			authority = forwarded;
		}
		String forwardedPort = last(headers, "X-Forwarded-Port");
		int port = forwardedPort == null ? -1 : Authority.port(forwardedPort);
		return new Origin(client(headers, peer), scheme, authority.host(), port > 0 ? port : port(authority, scheme));
	}

	private static int port(Authority authority, String scheme) {
		return authority.port() > 0 ? authority.port() : Origin.defaultPort(scheme);
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
		if (text.length() > LONGEST_LITERAL) {
			return null;
		}
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
