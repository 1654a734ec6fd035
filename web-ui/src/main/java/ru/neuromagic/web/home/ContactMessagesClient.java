package ru.neuromagic.web.home;

import java.util.UUID;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** The part of the notification service that brings what people write to the team's mailbox. */
@FeignClient(name = "notification-service", contextId = "contact-messages", url = "${neuromagic.services.notifications}",
		path = "/api/notifications/contact-messages")
interface ContactMessagesClient {

	@PostMapping
	Accepted send(@RequestHeader("Idempotency-Key") String key, @RequestBody ContactMessage message);

	record ContactMessage(String name, String email, String topic, String message) {
	}

	record Accepted(UUID id) {
	}
}
