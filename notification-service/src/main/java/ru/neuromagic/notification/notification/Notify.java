package ru.neuromagic.notification.notification;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.notification.recipient.Recipient;
import ru.neuromagic.notification.recipient.Recipients;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.service.events.ProcessedEvents;

/** Tells people what happened: once per event, however often it is delivered. */
@Service
public class Notify {

	private final ProcessedEvents processed;

	private final Recipients recipients;

	private final List<Channel> channels;

	Notify(ProcessedEvents processed, Recipients recipients, List<Channel> channels) {
		this.processed = processed;
		this.recipients = recipients;
		this.channels = channels;
	}

	/** Greets a new learner, and remembers where they can be reached. */
	void welcome(IncomingEvent<?> event, Recipient recipient, Instant verifiedAt) {
		this.processed.once(event, () -> {
			this.recipients.learn(recipient, verifiedAt);
			deliver(new Notification(Kind.WELCOME, new Addressee.Learner(recipient.learnerId()), Facts.NONE, "/courses"));
		});
	}

	void of(IncomingEvent<?> event, Notification notification) {
		this.processed.once(event, () -> deliver(notification));
	}

	/** Tells what no event has brought, within the caller's transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tell(Notification notification) {
		deliver(notification);
	}

	private void deliver(Notification notification) {
		this.channels.stream()
			.filter(channel -> notification.kind().travelsBy(channel.medium(), notification.facts()))
			.forEach(channel -> channel.deliver(notification));
	}

}
