package ru.neuromagic.web.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** @param trusted addresses or networks (CIDR) whose word on the browser's address and scheme counts */
@ConfigurationProperties("neuromagic.proxies")
record TrustedProxies(List<String> trusted) {

	boolean trust(@Nullable String address) {
		return address != null && address.matches("[0-9a-fA-F.:]+")
				&& trusted.stream().anyMatch(network -> new IpAddressMatcher(network).matches(address));
	}
}
