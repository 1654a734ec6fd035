package ru.neuromagic.web.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import ru.neuromagic.web.calls.RetriedOnce;

/** The notification service. */
@FeignClient(name = "notification-service", url = "${neuromagic.services.notifications}", path = "/api/notifications")
interface NotificationsClient {

	@RetriedOnce
	@GetMapping
	Inbox inbox(@RequestParam int limit, @RequestParam(required = false) @Nullable String before);

	@GetMapping("/unread")
	Unread unread();

	@PutMapping("/{id}/read")
	void markRead(@PathVariable UUID id);

	@PutMapping("/read")
	void markAllRead();

	@RetriedOnce
	@GetMapping("/emails")
	Emails emails();

	@RetriedOnce
	@GetMapping("/preferences")
	Preferences preferences();

	@PutMapping("/preferences")
	void prefer(@RequestBody Preferences preferences);

	@RetriedOnce
	@GetMapping("/subscriptions/{token}")
	Subscription subscription(@PathVariable String token);

	@PutMapping("/subscriptions/{token}")
	void subscribe(@PathVariable String token);

	@DeleteMapping("/subscriptions/{token}")
	void unsubscribe(@PathVariable String token);

	/** Which news are mailed too; in the inbox they always are. */
	record Preferences(Letters email) {

		record Letters(boolean quests, boolean courses) {
		}
	}

	/**
	 * What a link in a letter is about.
	 *
	 * @param email the address, masked
	 * @param kind {@code quests} or {@code courses}
	 */
	record Subscription(String email, String kind, boolean subscribed) {
	}

	/** @param next where the older ones begin; none when these are all */
	record Inbox(List<Notification> notifications, int unread, @Nullable String next) {
	}

	record Notification(UUID id, String kind, String title, String body, @Nullable String link, Instant createdAt,
			@Nullable Instant readAt) {

		/** Only an address on this site is made a link of. */
		public @Nullable String getLocalLink() {
			return link != null && link.matches("/[A-Za-z0-9][A-Za-z0-9/?=&_.-]*") ? link : null;
		}
	}

	record Unread(int unread) {
	}

	record Emails(List<Email> emails) {
	}

	record Email(UUID id, String kind, String subject, Delivery state, int attempts, Instant createdAt,
			@Nullable Instant sentAt) {
	}

	enum Delivery {

		@JsonProperty("queued")
		QUEUED,

		@JsonProperty("retrying")
		RETRYING,

		@JsonProperty("sent")
		SENT,

		@JsonProperty("failed")
		FAILED,

		@JsonEnumDefaultValue
		UNKNOWN;

		public String getCode() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}
	}
}
