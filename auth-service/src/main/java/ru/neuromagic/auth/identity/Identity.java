package ru.neuromagic.auth.identity;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A user at the identity provider.
 *
 * @param registrationId the registration that made the user; null if somebody else did
 */
public record Identity(UUID id, boolean enabled, boolean emailVerified, @Nullable UUID registrationId) {

	/** Made by a registration whose address was never proven. */
	public boolean isUnfinished() {
		return !this.enabled && !this.emailVerified && this.registrationId != null;
	}

	public boolean isOf(UUID registration) {
		return registration.equals(this.registrationId);
	}

}
