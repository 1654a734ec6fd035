package ru.neuromagic.local.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Settings;

/** The six services and what each of them is told by its environment. */
public final class Services {

	/** What may be set by whoever starts the platform. */
	private static final Map<String, String> NAMES = Map.of("SITE_NAME", "", "CONTACT_EMAIL",
			"hello@neuromagic.local");

	/** Our own settings as Spring spells them in the environment: {@code neuromagic.rate-limits} begins so. */
	private static final String OWN_SETTINGS = "NEUROMAGIC_";

	private static final Set<String> DATA = Set.of(Build.NAME, Postgres.NAME, Kafka.NAME);

	private Services() {
	}

	/** Names of the modules, in the order in which they are shown. */
	public static List<String> names() {
		return List.of("auth-service", "course-service", "quest-service", "notification-service", "web-ui",
				"gateway-service");
	}

	/** All six, ready to be started. */
	public static List<Component> of(Context context) {
		// AOT training runs a few at a time: each is a whole start and needs a processor of its own
		Semaphore training = new Semaphore(Math.max(1, Math.min(3, Runtime.getRuntime().availableProcessors())));
		Settings settings = context.settings();
		return List.of(
				service(context, training, "auth-service", Port.AUTH, DATA, 2, database(context, "auth_service"),
						Map.of("KEYCLOAK_URL", keycloak(settings), "AUTH_SERVICE_CLIENT_SECRET",
								authServiceClientSecret(context), "VERIFICATION_CODE_KEY",
								context.secrets().key("verification_code_key"))),
				service(context, training, "course-service", Port.COURSE, DATA, 2, database(context, "course_service"),
						Map.of()),
				service(context, training, "quest-service", Port.QUEST, DATA, 2, database(context, "quest_service"),
						Map.of()),
				service(context, training, "notification-service", Port.NOTIFICATION, DATA, 2,
						database(context, "notification_service"), Mailbox.smtp(context)),
				service(context, training, "web-ui", Port.WEB_UI, Set.of(Build.NAME, Postgres.NAME), 1,
						database(context, "web_ui"),
						with(serviceUrls(settings), "WEB_UI_CLIENT_SECRET", webUiClientSecret(context), "STYLEGUIDE", "true")),
				service(context, training, "gateway-service", Port.GATEWAY, Set.of(Build.NAME), 0, Map.of(),
						with(serviceUrls(settings), "WEB_UI_URL", settings.url(Port.WEB_UI), "KEYCLOAK_URL",
								keycloak(settings), "MANAGEMENT_SERVER_PORT",
								Integer.toString(settings.port(Port.GATEWAY_MANAGEMENT)), "MANAGEMENT_SERVER_ADDRESS",
								"127.0.0.1", "ALLOWED_HOSTS", "127.0.0.1:" + settings.port(Port.GATEWAY), "DEVICE_LOGIN", "true")));
	}

	/** What everybody is told. */
	static Map<String, String> shared(Context context) {
		Settings settings = context.settings();
		Map<String, String> environment = new HashMap<>();
		environment.put("PUBLIC_URL", settings.publicUrl());
		environment.put("OIDC_ISSUER", settings.publicUrl() + "/id/realms/neuromagic");
		environment.put("OIDC_INTERNAL_URL", keycloak(settings) + "/realms/neuromagic");
		environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + settings.port(Port.KAFKA));
		NAMES.forEach((name, value) -> environment.put(name, fromCaller(name, value)));
		System.getenv().forEach((name, value) -> {
			if (name.startsWith(OWN_SETTINGS)) {
				environment.put(name, value);
			}
		});
		return environment;
	}

	static String webUiClientSecret(Context context) {
		return context.secrets().password("web_ui_client_secret");
	}

	static String authServiceClientSecret(Context context) {
		return context.secrets().password("auth_service_client_secret");
	}

	private static Service service(Context context, Semaphore training, String name, Port port, Set<String> needs,
			int stopTurn, Map<String, String> database, Map<String, String> own) {
		Map<String, String> environment = new HashMap<>(shared(context));
		environment.putAll(tracing());
		environment.put("SERVER_ADDRESS", "127.0.0.1");
		environment.put("SERVER_PORT", Integer.toString(context.settings().port(port)));
		environment.putAll(database);
		environment.putAll(own);
		Port health = (port == Port.GATEWAY) ? Port.GATEWAY_MANAGEMENT : port;
		return new Service(name, context, port, health, needs, stopTurn, environment, training);
	}

	private static Map<String, String> database(Context context, String role) {
		return Map.of("DB_URL", Postgres.jdbcUrl(context), "DB_PASSWORD", Postgres.password(context, role));
	}

	private static Map<String, String> serviceUrls(Settings settings) {
		return Map.of("AUTH_SERVICE_URL", settings.url(Port.AUTH), "COURSE_SERVICE_URL", settings.url(Port.COURSE),
				"QUEST_SERVICE_URL", settings.url(Port.QUEST), "NOTIFICATION_SERVICE_URL",
				settings.url(Port.NOTIFICATION));
	}

	/** How much is traced and where to, in OpenTelemetry's own words: the caller's whole choice. */
	private static Map<String, String> tracing() {
		Map<String, String> tracing = new HashMap<>(System.getenv());
		tracing.keySet().removeIf(name -> !name.startsWith("OTEL_") && !name.equals("TRACING_SAMPLING_PROBABILITY"));
		return tracing;
	}

	private static String keycloak(Settings settings) {
		return settings.url(Port.KEYCLOAK) + "/id";
	}

	private static String fromCaller(String name, String otherwise) {
		@Nullable String value = System.getenv(name);
		return (value == null || value.isBlank()) ? otherwise : value;
	}

	private static Map<String, String> with(Map<String, String> map, String... namesAndValues) {
		Map<String, String> all = new HashMap<>(map);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			all.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return all;
	}

}
