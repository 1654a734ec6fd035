package ru.neuromagic.gateway.routing;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much of Keycloak can be reached: what logging in and out needs and what programs with a token of ours read, no more. No
 * administration, no other realm, no account pages beside our own; nobody adds clients, and nobody logs in by SAML or without a
 * browser.
 *
 * @param deviceLogin whether a login may be begun on one device and confirmed on another, which operators do with a terminal,
 * and which is an invitation to confirm a stranger's login
 */
@ConfigurationProperties("neuromagic.identity")
record IdentitySettings(boolean deviceLogin) {

	private static final String REALM = "/id/realms/neuromagic/";

	private static final String PROTOCOL = REALM + "protocol/openid-connect/";

	/** Here belongs {@code REALM + "broker/**"} when others' logins are accepted. */
	private static final List<String> ALWAYS = List.of("/id/resources/**", REALM + ".well-known/openid-configuration",
			REALM + "login-actions/**", PROTOCOL + "auth", PROTOCOL + "token", PROTOCOL + "certs", PROTOCOL + "logout",
			PROTOCOL + "logout/logout-confirm");

	private static final List<String> DEVICE_LOGIN = List.of(PROTOCOL + "auth/device", REALM + "device", REALM + "device/**");

	/** As patterns of paths. */
	String[] addresses() {
		List<String> open = new ArrayList<>(ALWAYS);
		if (deviceLogin) {
			open.addAll(DEVICE_LOGIN);
		}
		return open.toArray(String[]::new);
	}

}
