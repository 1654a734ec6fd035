package ru.neuromagic.web.security;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** @param trusted addresses or networks (CIDR) whose word on the browser's address and scheme counts */
@ConfigurationProperties("neuromagic.proxies")
record TrustedProxies(List<String> trusted) {

	private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]{2,45}");

	boolean trust(@Nullable String address) {
		return literal(address)
			.map(known -> trusted.stream().anyMatch(network -> new IpAddressMatcher(network).matches(known)))
			.orElse(false);
	}

	/** The address as it is written in full; empty for what is none. A name is never looked up. */
	static Optional<String> literal(@Nullable String address) {
		if (address == null || !LITERAL.matcher(address).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.ofLiteral(address).getHostAddress());
		}
		catch (IllegalArgumentException none) {
			return Optional.empty();
		}
	}
}
