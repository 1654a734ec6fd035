package ru.neuromagic.local.setup;

import java.util.Arrays;
import java.util.List;

/** Every port of the platform, and whose it is. */
public enum Port {

	GATEWAY("gateway-service", 8080), GATEWAY_MANAGEMENT("gateway-service", 8090),

	AUTH("auth-service", 8081), COURSE("course-service", 8082), QUEST("quest-service", 8083),
	NOTIFICATION("notification-service", 8084), WEB_UI("web-ui", 8085),

	KEYCLOAK("keycloak", 8180), KEYCLOAK_MANAGEMENT("keycloak", 8190),

	POSTGRES("postgres", 15432), KAFKA("kafka", 19092), KAFKA_CONTROLLER("kafka", 19093),

	SMTP("mailbox", 1025), MAILBOX("mailbox", 8025),

	PROMETHEUS("prometheus", 9090);

	private final String component;

	private final int number;

	Port(String component, int number) {
		this.component = component;
		this.number = number;
	}

	public String component() {
		return this.component;
	}

	/** Its number without an offset. */
	public int number() {
		return this.number;
	}

	public static List<Port> of(String component) {
		return Arrays.stream(values()).filter(port -> port.component.equals(component)).toList();
	}

}
