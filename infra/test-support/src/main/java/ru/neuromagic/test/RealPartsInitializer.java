package ru.neuromagic.test;

import java.util.HashMap;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the settings that services read from the environment at the real parts of the test run. */
class RealPartsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("DB_URL", RealPostgres.get().url());
		settings.put("DB_PASSWORD", RealPostgres.PASSWORD);
		settings.put("KAFKA_BOOTSTRAP_SERVERS", RealKafka.get().bootstrapServers());
		settings.put("PUBLIC_URL", "http://localhost:8080");
		settings.put("OIDC_ISSUER", Tokens.get().issuer());
		settings.put("OIDC_INTERNAL_URL", Tokens.get().issuer());
		settings.put("TRACING_SAMPLING_PROBABILITY", "1.0");
		context.getEnvironment().getPropertySources().addLast(new MapPropertySource("real-parts", settings));
	}

}
