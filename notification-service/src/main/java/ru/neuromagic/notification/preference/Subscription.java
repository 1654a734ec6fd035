package ru.neuromagic.notification.preference;

import java.util.UUID;

import ru.neuromagic.notification.notification.KindGroup;

/**
 * Whether a learner wants the letters of a group.
 *
 * @param token 192 random bits, the same for as long as the account lives; its holder may read and change this and nothing
 * else
 */
public record Subscription(UUID learnerId, KindGroup group, String token, boolean subscribed) {

	/** Tokens stay out of logs. */
	@Override
	public String toString() {
		return "Subscription[%s, %s, %s]".formatted(this.learnerId, this.group, this.subscribed);
	}

}
