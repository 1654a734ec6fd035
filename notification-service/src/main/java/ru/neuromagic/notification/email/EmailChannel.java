package ru.neuromagic.notification.email;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Channel;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Medium;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.notification.notification.OneTimeCode;
import ru.neuromagic.notification.preference.Subscriptions;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.RecipientLearned;
import ru.neuromagic.notification.recipient.Recipients;

/** Puts letters into the queue; those to a learner who is not known yet wait until they are. */
@Component
class EmailChannel implements Channel {

	private final Emails emails;

	private final Recipients recipients;

	private final Subscriptions subscriptions;

	private final EmailProperties properties;

	private final SiteProperties site;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	EmailChannel(Emails emails, Recipients recipients, Subscriptions subscriptions, EmailProperties properties,
			SiteProperties site, Clock clock, ApplicationEventPublisher events) {
		this.emails = emails;
		this.recipients = recipients;
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.site = site;
		this.clock = clock;
		this.events = events;
	}

	@Override
	public Medium medium() {
		return Medium.EMAIL;
	}

	@Override
	public void deliver(Notification notification) {
		Instant now = this.clock.instant();
		switch (notification.addressee()) {
			case Addressee.Stranger(var mailbox) -> queue(notification, mailbox, now);
			case Addressee.Team _ -> queue(notification, this.site.team(), now);
			case Addressee.Learner(var learnerId) when declines(learnerId, notification.kind()) -> {
				// said in the inbox only
			}
			case Addressee.Learner(var learnerId) -> this.recipients.find(learnerId).ifPresentOrElse(recipient -> {
				this.emails.queue(notification, learnerId, recipient.mailbox(), now, deadline(notification, now));
				this.events.publishEvent(new EmailQueued());
			}, () -> this.emails.park(notification, learnerId, now, now.plus(this.properties.parking())));
		}
	}

	private boolean declines(UUID learnerId, Kind kind) {
		return kind.group().map(group -> !this.subscriptions.isSubscribed(learnerId, group)).orElse(false);
	}

	private void queue(Notification notification, Mailbox to, Instant now) {
		this.emails.queue(notification, null, to, now, deadline(notification, now));
		this.events.publishEvent(new EmailQueued());
	}

	@EventListener
	void release(RecipientLearned learned) {
		Instant now = this.clock.instant();
		if (this.emails.release(learned.recipient(), now, now.plus(this.properties.patience())) > 0) {
			this.events.publishEvent(new EmailQueued());
		}
	}

	private Instant deadline(Notification notification, Instant now) {
		OneTimeCode code = notification.code();
		return (code != null) ? code.expiresAt() : now.plus(this.properties.patience());
	}

}
