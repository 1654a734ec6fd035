package ru.neuromagic.service.security;

import java.util.Set;
import java.util.UUID;


/**
 * Whose token came with the request; declare it as a controller parameter. Where a token is optional the parameter is
 * {@code @Nullable}.
 *
 * @param id the account, which is also the learner id: the token's {@code sub}
 * @param name how the learner wants to be called; empty when the token does not say
 * @param email empty when the token does not say
 * @param roles realm roles such as {@code learner} or {@code admin}
 */
public record CurrentAccount(UUID id, String name, String email, Set<String> roles) {

	public boolean has(String role) {
		return this.roles.contains(role);
	}

}
