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
		var application = new SpringApplication(WebUi.class);
		if (System.console() == null || !System.console().isTerminal()) {
			// read by machines, with the trace id in a field of its own
			application.setDefaultProperties(Map.of("logging.structured.format.console", "ecs"));
		}
		application.run(args);
	}
}
