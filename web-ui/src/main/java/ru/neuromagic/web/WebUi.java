package ru.neuromagic.web;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.resilience.annotation.EnableResilientMethods;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
@EnableResilientMethods
public class WebUi {

	public static void main(String[] args) {
		application().run(args);
	}

	static SpringApplication application() {
		var application = new SpringApplication(WebUi.class);
		// binding would take an unresolved ${…} for the secret itself and start
		application.addInitializers(
				context -> context.getEnvironment().setRequiredProperties("DB_PASSWORD", "WEB_UI_CLIENT_SECRET", "CONTACT_EMAIL"));
		if (System.console() == null || !System.console().isTerminal()) {
			// read by machines, with the trace id in a field of its own
			application.setDefaultProperties(Map.of("logging.structured.format.console", "ecs"));
		}
		return application;
	}
}
