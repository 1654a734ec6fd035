package ru.neuromagic.notification.notification;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import ru.neuromagic.events.Topics;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.notification.recipient.Recipient;
import ru.neuromagic.service.events.IncomingEvent;

@Component
class AccountEventsListener {

	private final Notify notify;

	AccountEventsListener(Notify notify) {
		this.notify = notify;
	}

	@KafkaListener(topics = Topics.AUTH_ACCOUNTS)
	void on(IncomingEvent<?> event) {
		switch (event.payload()) {
			case AccountVerified account -> this.notify.welcome(event, recipient(account), account.verifiedAt());
			default -> {
			}
		}
	}

	private static Recipient recipient(AccountVerified account) {
		return new Recipient(account.accountId(), new Mailbox(new EmailAddress(account.email()),
				new PersonName(account.name()), Language.of(account.locale())));
	}

}
