package ru.neuromagic.gateway;

import java.io.Console;
import java.time.Clock;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayService {

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(GatewayService.class);
		if (!onTerminal()) {
			application.setDefaultProperties(Map.of("logging.structured.format.console", "ecs"));
		}
		application.run(arguments);
	}

	private static boolean onTerminal() {
		Console console = System.console();
		return console != null && console.isTerminal();
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
