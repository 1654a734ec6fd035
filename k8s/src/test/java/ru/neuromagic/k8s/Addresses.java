package ru.neuromagic.k8s;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hosts and ports in settings. */
final class Addresses {

	private static final Pattern ADDRESS = Pattern.compile("(?:^|//)([a-z][a-z0-9.-]*):(\\d+)(?:/|\\?|$)");

	private static final Set<String> OUTSIDE = Set.of("PUBLIC_URL", "OTLP_TRACES");

	private Addresses() {
	}

	/** Those inside the installation: URLs, bootstrap servers, the mail server; not the public address and not the collector of traces. */
	static Stream<Address> in(Map<String, String> settings) {
		Stream<Address> addresses = settings.entrySet()
			.stream()
			.filter(setting -> !OUTSIDE.contains(setting.getKey()))
			.flatMap(setting -> ADDRESS.matcher(setting.getValue()).results()
				.map(found -> new Address(found.group(1), Integer.parseInt(found.group(2)))));
		String mail = settings.getOrDefault("SMTP_HOST", "");
		boolean inside = !mail.isEmpty() && !mail.contains(".");
		return inside ? Stream.concat(addresses, Stream.of(new Address(mail, Integer.parseInt(settings.get("SMTP_PORT"))))) : addresses;
	}

	record Address(String host, int port) {

	}

}
