package ru.neuromagic.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.auth.identity.Creation;
import ru.neuromagic.auth.identity.Enabling;
import ru.neuromagic.auth.identity.Identity;
import ru.neuromagic.auth.identity.IdentityProvider;
import ru.neuromagic.auth.identity.IdentityUnavailableException;
import ru.neuromagic.auth.identity.NewIdentity;
import ru.neuromagic.content.email.EmailAddress;

/** Users in memory, and failures at any step on demand: before the effect, or after it with the answer lost. */
public class FakeIdentityProvider implements IdentityProvider {

	public enum Call {

		FIND, CREATE, ENABLE, DELETE

	}

	/** Like the service being killed: nothing of ours catches it. */
	public static class Killed extends Error {

		private static final long serialVersionUID = 1L;

	}

	private record User(Identity identity, String password) {
	}

	private final Map<String, User> users = new HashMap<>();

	private @Nullable Call failing;

	private boolean afterEffect;

	private boolean killing;

	private @Nullable Runnable beforeCreate;

	public synchronized void failBefore(Call call) {
		fail(call, false, false);
	}

	public synchronized void failAfter(Call call) {
		fail(call, true, false);
	}

	public synchronized void killBefore(Call call) {
		fail(call, false, true);
	}

	public synchronized void killAfter(Call call) {
		fail(call, true, true);
	}

	private void fail(Call call, boolean afterEffect, boolean killing) {
		this.failing = call;
		this.afterEffect = afterEffect;
		this.killing = killing;
	}

	public synchronized void recover() {
		this.failing = null;
		this.beforeCreate = null;
	}

	/** Something happens once while a user is being made. */
	public synchronized void beforeCreate(Runnable happening) {
		this.beforeCreate = happening;
	}

	/** As when somebody made the user at the provider itself. */
	public synchronized void addForeign(String email) {
		this.users.put(email, new User(new Identity(UUID.randomUUID(), true, true, null), "unknown"));
	}

	public synchronized boolean canLogIn(String email, String password) {
		User user = this.users.get(email);
		return user != null && user.identity.enabled() && user.password.equals(password);
	}

	public synchronized boolean knows(String email) {
		return this.users.containsKey(email);
	}

	public synchronized void losePending(UUID registration) {
		this.users.remove(pending(registration));
	}

	@Override
	public Optional<Identity> find(EmailAddress email) {
		return call(Call.FIND, () -> Optional.ofNullable(this.users.get(email.key())).map(User::identity));
	}

	@Override
	public Optional<Identity> findPending(UUID registrationId) {
		return call(Call.FIND, () -> Optional.ofNullable(this.users.get(pending(registrationId))).map(User::identity));
	}

	private static String pending(UUID registrationId) {
		return registrationId + "@pending.invalid";
	}

	@Override
	public Creation create(NewIdentity identity) {
		Runnable happening;
		synchronized (this) {
			happening = this.beforeCreate;
			this.beforeCreate = null;
		}
		if (happening != null) {
			happening.run();
		}
		return call(Call.CREATE, () -> {
			if (identity.password().contains("refused by the provider")) {
				return new Creation.Refused("password");
			}
			var user = new User(new Identity(UUID.randomUUID(), false, false, identity.registrationId()), identity.password());
			return (this.users.putIfAbsent(pending(identity.registrationId()), user) == null)
					? new Creation.Created(user.identity.id()) : new Creation.Repeated();
		});
	}

	@Override
	public Enabling enable(UUID id, EmailAddress email) {
		return call(Call.ENABLE, () -> {
			User holder = this.users.get(email.key());
			if (holder != null && !holder.identity.id().equals(id)) {
				return Enabling.EMAIL_TAKEN;
			}
			for (var entry : this.users.entrySet()) {
				User user = entry.getValue();
				if (user.identity.id().equals(id)) {
					this.users.remove(entry.getKey());
					this.users.put(email.key(),
							new User(new Identity(id, true, true, user.identity.registrationId()), user.password));
					return Enabling.DONE;
				}
			}
			return Enabling.GONE;
		});
	}

	/** As registrations used to make their users: with the address before it was proven. */
	public synchronized UUID addUnfinished(String email, UUID registration, String password) {
		var user = new User(new Identity(UUID.randomUUID(), false, false, registration), password);
		this.users.put(email, user);
		return user.identity.id();
	}

	@Override
	public void delete(UUID id) {
		call(Call.DELETE, () -> this.users.values().removeIf(user -> user.identity.id().equals(id)));
	}

	private synchronized <T> T call(Call call, Supplier<T> effect) {
		boolean fails = this.failing == call;
		if (fails && !this.afterEffect) {
			throw failure();
		}
		T result = effect.get();
		if (fails) {
			throw failure();
		}
		return result;
	}

	private IdentityUnavailableException failure() {
		if (this.killing) {
			throw new Killed();
		}
		return new IdentityUnavailableException("switched off by the test", null);
	}

}
