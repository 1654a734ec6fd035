package ru.neuromagic.service;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds {@code service-defaults.yaml} below everything that a service says itself, and JSON logs outside a terminal. Stops the
 * start when a secret is missing, which binding would not: it takes an unresolved <code>${…}</code> for the value.
 */
class ServiceDefaultsProperties implements EnvironmentPostProcessor, Ordered {

	/** Settings of a service that must be given, by the name of the property. */
	private static final String REQUIRED = "neuromagic.required-settings";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		try {
			new YamlPropertySourceLoader().load("service-defaults", new ClassPathResource("service-defaults.yaml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		environment.setRequiredProperties("spring.datasource.password");
		environment.setRequiredProperties(environment.getProperty(REQUIRED, String[].class, new String[0]));
		if (!onTerminal()) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("logging-outside-terminal", Map.of("logging.structured.format.console", "ecs")));
		}
	}

	private static boolean onTerminal() {
		Console console = System.console();
		return console != null && console.isTerminal();
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
