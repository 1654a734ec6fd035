package ru.neuromagic.notification.notification;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import ru.neuromagic.events.Topics;
import ru.neuromagic.events.auth.RegistrationRepeated;
import ru.neuromagic.events.auth.VerificationRequested;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.service.events.IncomingEvent;

@Component
class VerificationEventsListener {

	private final Notify notify;

	VerificationEventsListener(Notify notify) {
		this.notify = notify;
	}

	@KafkaListener(topics = Topics.AUTH_VERIFICATIONS)
	void on(IncomingEvent<?> event) {
		switch (event.payload()) {
			case VerificationRequested requested -> this.notify.of(event,
					new Notification(Kind.VERIFICATION_CODE,
							stranger(requested.email(), requested.name(), requested.locale()), Facts.NONE, "/register",
							new OneTimeCode(requested.code(), requested.expiresAt())));
			case RegistrationRepeated repeated -> this.notify.of(event, new Notification(Kind.REGISTRATION_REPEATED,
					stranger(repeated.email(), repeated.name(), repeated.locale()), Facts.NONE, "/login"));
			default -> {
			}
		}
	}

	private static Addressee stranger(String email, String name, String locale) {
		return new Addressee.Stranger(
				new Mailbox(new EmailAddress(email), new PersonName(name).ifPlain(), Language.of(locale)));
	}

}
