package ru.neuromagic.gateway.origin;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Under which names the gateway answers, and whom to believe about where a request comes from.
 *
 * @param publicUrl the one address of the site, under whose name it is always asked
 * @param hosts other names under which it may be asked, with port if not the default one
 * @param trustedProxies address ranges (CIDR) of the proxies in front of the gateway; only their forwarding headers count
 */
@ConfigurationProperties("neuromagic.origin")
@Validated
record OriginSettings(@NotNull URI publicUrl, @DefaultValue List<String> hosts, @DefaultValue List<String> trustedProxies) {
}
