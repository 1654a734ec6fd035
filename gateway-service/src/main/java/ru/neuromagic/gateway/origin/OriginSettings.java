package ru.neuromagic.gateway.origin;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to believe about where a request comes from.
 *
 * @param trustedProxies address ranges (CIDR) of the proxies in front of the gateway; only their forwarding headers count
 * @param hosts names under which the gateway may be asked, with port if not the default one; empty means any
 */
@ConfigurationProperties("neuromagic.origin")
record OriginSettings(@DefaultValue List<String> trustedProxies, @DefaultValue List<String> hosts) {
}
