package ru.neuromagic.notification.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.notification.notification.Notify;
import ru.neuromagic.service.ids.Ids;

/** Keeps a message and queues the letter that brings it to the team, together or not at all. */
@Service
class WriteToTeam {

	private final ContactMessages messages;

	private final Notify notify;

	private final ContactProperties properties;

	private final Clock clock;

	WriteToTeam(ContactMessages messages, Notify notify, ContactProperties properties, Clock clock) {
		this.messages = messages;
		this.notify = notify;
		this.properties = properties;
		this.clock = clock;
	}

	/** @return the message's id; the same for the same words under the same key */
	@Transactional
	UUID write(ContactMessage message, @Nullable String idempotencyKey) {
		UUID id = Ids.next();
		Instant now = this.clock.instant();
		if (!this.messages.add(id, message, idempotencyKey, now)) {
			return this.messages.submitted(message, Objects.requireNonNull(idempotencyKey));
		}
		Facts facts = Facts.NONE.with("id", id.toString())
			.with("name", message.name().value())
			.with("email", message.email().value())
			.with("topic", message.topic().wireName())
			.with("message", message.text())
			.with("receivedAt", now.toString());
		this.notify.tell(new Notification(Kind.CONTACT_MESSAGE, new Addressee.Team(), facts, "/contact"));
		return id;
	}

	@Scheduled(fixedDelayString = "PT1H")
	void forgetOld() {
		while (this.messages.forget(this.clock.instant().minus(this.properties.kept())) > 0) {
			// the next batch
		}
	}

}
