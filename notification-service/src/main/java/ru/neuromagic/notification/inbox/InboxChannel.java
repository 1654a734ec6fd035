package ru.neuromagic.notification.inbox;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Channel;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Medium;
import ru.neuromagic.notification.notification.Notification;

@Component
class InboxChannel implements Channel {

	private final Inbox inbox;

	InboxChannel(Inbox inbox) {
		this.inbox = inbox;
	}

	@Override
	public Medium medium() {
		return Medium.INBOX;
	}

	@Override
	public void deliver(Notification notification) {
		switch (notification.addressee()) {
			case Addressee.Learner(var learnerId) -> this.inbox.add(learnerId, told(learnerId, notification));
			case Addressee.Stranger _, Addressee.Team _ -> throw new IllegalArgumentException("Only learners have an inbox");
		}
	}

	/** Who missed a quest that they had passed hears that the pass stands. */
	private Notification told(UUID learnerId, Notification notification) {
		boolean passStands = notification.kind() == Kind.QUEST_COMPLETED && !notification.facts().truth("passed")
				&& this.inbox.hasPassed(learnerId, notification.path());
		return passStands ? notification.with(notification.facts().with("passed", "before")) : notification;
	}

}
