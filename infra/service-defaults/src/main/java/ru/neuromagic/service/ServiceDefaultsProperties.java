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

/** Adds {@code service-defaults.yaml} below everything that a service says itself, and JSON logs outside a terminal. */
class ServiceDefaultsProperties implements EnvironmentPostProcessor, Ordered {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		try {
			new YamlPropertySourceLoader().load("service-defaults", new ClassPathResource("service-defaults.yaml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
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
