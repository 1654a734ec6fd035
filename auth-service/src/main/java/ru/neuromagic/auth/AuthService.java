package ru.neuromagic.auth;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;
import ru.neuromagic.service.security.PublicEndpoints;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthService {

	public static void main(String[] args) {
		SpringApplication.run(AuthService.class, args);
	}

	@Bean
	PublicEndpoints publicEndpoints() {
		return new PublicEndpoints().get("/api/auth/registrations/{id}")
			.post("/api/auth/registrations", "/api/auth/registrations/{id}/codes")
			.put("/api/auth/registrations/{id}/verification");
	}

	@Bean
	NewTopic verificationsTopic() {
		return Topic.of(Topics.AUTH_VERIFICATIONS);
	}

	@Bean
	NewTopic accountsTopic() {
		return Topic.of(Topics.AUTH_ACCOUNTS);
	}

}
