package ru.neuromagic.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

import ru.neuromagic.service.security.PublicEndpoints;

@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

	@Bean
	PublicEndpoints publicEndpoints() {
		String subscription = "/api/notifications/subscriptions/{token}";
		return new PublicEndpoints().post("/api/notifications/contact-messages")
			.get(subscription)
			.put(subscription)
			.delete(subscription);
	}

	public static void main(String[] arguments) {
		SpringApplication.run(NotificationService.class, arguments);
	}

}
