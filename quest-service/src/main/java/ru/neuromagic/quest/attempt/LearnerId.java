package ru.neuromagic.quest.attempt;

import java.util.UUID;

import ru.neuromagic.service.security.CurrentAccount;

/** Whose attempt it is: the account id. */
public record LearnerId(UUID value) {

	public static LearnerId of(CurrentAccount account) {
		return new LearnerId(account.id());
	}

}
