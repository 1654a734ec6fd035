package ru.neuromagic.notification.preference;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.notification.notification.KindGroup;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Recipients;
import ru.neuromagic.service.problem.ProblemException;

/** Lets learners say which letters they want: logged in, or by the token of a letter. */
@Service
@Transactional
class ChooseLetters {

	private final Subscriptions subscriptions;

	private final Recipients recipients;

	ChooseLetters(Subscriptions subscriptions, Recipients recipients) {
		this.subscriptions = subscriptions;
		this.recipients = recipients;
	}

	EmailChoice of(UUID learnerId) {
		return new EmailChoice(this.subscriptions.isSubscribed(learnerId, KindGroup.QUESTS),
				this.subscriptions.isSubscribed(learnerId, KindGroup.COURSES));
	}

	void choose(UUID learnerId, EmailChoice choice) {
		this.subscriptions.set(learnerId, KindGroup.QUESTS, choice.quests());
		this.subscriptions.set(learnerId, KindGroup.COURSES, choice.courses());
	}

	void choose(String token, boolean subscribed) {
		Subscription subscription = subscription(token);
		this.subscriptions.set(subscription.learnerId(), subscription.group(), subscribed);
	}

	Subscription subscription(String token) {
		return this.subscriptions.find(token).orElseThrow(ChooseLetters::notFound);
	}

	/** Whose letters the token is about, so that they recognise it and others learn nothing. */
	EmailAddress address(Subscription subscription) {
		return this.recipients.find(subscription.learnerId()).orElseThrow(ChooseLetters::notFound).mailbox().address();
	}

	private static ProblemException notFound() {
		return new ProblemException(HttpStatus.NOT_FOUND, "subscription-not-found",
				"No letter bears this link, or its account is no more.");
	}

	record EmailChoice(boolean quests, boolean courses) {
	}

}
