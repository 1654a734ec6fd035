package ru.neuromagic.gateway.origin;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * A host with or without port, as a Host header has it.
 *
 * @param host a name or an IPv4 address; an IPv6 literal in brackets
 * @param port 1–65535, or 0 if none is named
 */
record Authority(String host, int port) {

	/** The longest name that there can be (RFC 1035), and a port. */
	private static final int LONGEST = 253 + ":65535".length();

	/** Null if this is no authority. Nothing is resolved. */
	static @Nullable Authority of(String text) {
		if (text.length() > LONGEST) {
			return null;
		}
		int colon = text.indexOf(':', text.indexOf(']') + 1);
		String host = colon < 0 ? text : text.substring(0, colon);
		int port = colon < 0 ? 0 : port(text.substring(colon + 1));
		return port < 0 || !(host.startsWith("[") ? isIpv6(host) : isName(host)) ? null : new Authority(host, port);
	}

	/** Or -1 if this is no port. */
	static int port(String text) {
		if (text.length() > 5) {
			return -1;
		}
		int port = 0;
		for (int i = 0; i < text.length(); i++) {
			char digit = text.charAt(i);
			if (digit < '0' || digit > '9') {
				return -1;
			}
			port = port * 10 + digit - '0';
		}
		return port >= 1 && port <= 65535 ? port : -1;
	}

	private static boolean isName(String host) {
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')) {
				return false;
			}
		}
		return !host.isEmpty();
	}

	/** Without a zone, which means something on one machine only. */
	private static boolean isIpv6(String host) {
		if (!host.endsWith("]") || host.indexOf(':') < 0 || host.indexOf('%') >= 0) {
			return false;
		}
		try {
			InetAddress.ofLiteral(host.substring(1, host.length() - 1));
			return true;
		}
		catch (IllegalArgumentException noAddress) {
			return false;
		}
	}

}
