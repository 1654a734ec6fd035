package ru.neuromagic.gateway.origin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request comes from.
 *
 * @param client the visitor's address
 * @param scheme http or https, as the visitor sees it
 * @param host the host that the visitor asked for, without port; an IPv6 literal in brackets; empty if none or not one was named
 * @param port the port that the visitor asked for, 1–65535
 */
public record Origin(InetAddress client, String scheme, String host, int port) {

	private static final String ATTRIBUTE = Origin.class.getName();

	/** The origin of a request that has passed {@link Origins}. */
	public static @Nullable Origin of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	void attachTo(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, this);
	}

	public boolean secure() {
		return "https".equals(scheme);
	}

	/** What a client is counted by: one IPv4 address, or an IPv6 network of 64 bits, which is what one household gets. */
	public String network() {
		if (client instanceof Inet6Address) {
			return HexFormat.of().formatHex(client.getAddress(), 0, 8) + "/64";
		}
		return client.getHostAddress();
	}

	/** Whether the visitor said, as must be, whom they ask. */
	public boolean named() {
		return !host.isEmpty();
	}

	/** Host and port as in a Host header: the port only where it is not the scheme's own. */
	public String authority() {
		return port == defaultPort(scheme) ? host : host + ":" + port;
	}

	static int defaultPort(String scheme) {
		return "https".equals(scheme) ? 443 : 80;
	}

}
