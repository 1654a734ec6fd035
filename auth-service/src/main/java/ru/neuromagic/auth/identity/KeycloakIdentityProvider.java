package ru.neuromagic.auth.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

import ru.neuromagic.content.email.EmailAddress;


/**
 * Keycloak by its admin API. The user name is the e-mail address, once that is proven, the display name stands in {@code firstName}, the
 * registration that made the user in the attribute {@code registrationId}.
 */
@Component
class KeycloakIdentityProvider implements IdentityProvider {

	private static final String REGISTRATION_ID = "registrationId";

	private static final String LOCALE = "locale";

	private final Keycloak keycloak;

	private final String realm;

	private final CircuitBreaker breaker;

	KeycloakIdentityProvider(Keycloak keycloak, KeycloakProperties properties, CircuitBreaker identityBreaker) {
		this.keycloak = keycloak;
		this.realm = properties.realm();
		this.breaker = identityBreaker;
	}

	@Override
	public Optional<Identity> find(EmailAddress email) {
		return call(() -> users().searchByEmail(email.key(), true)).stream().findFirst().map(KeycloakIdentityProvider::identity);
	}

	@Override
	public Optional<Identity> findPending(UUID registrationId) {
		return call(() -> users().searchByUsername(pendingAddress(registrationId), true)).stream()
			.findFirst()
			.map(KeycloakIdentityProvider::identity);
	}

	@Override
	public Creation create(NewIdentity identity) {
		return call(() -> {
			try (Response response = users().create(disabledUser(identity))) {
				return creation(response);
			}
		});
	}

	@Override
	public Enabling enable(UUID id, EmailAddress email) {
		var change = new UserRepresentation();
		change.setUsername(email.key());
		change.setEmail(email.key());
		change.setEnabled(true);
		change.setEmailVerified(true);
		return call(() -> {
			try {
				users().get(id.toString()).update(change);
				return Enabling.DONE;
			}
			catch (NotFoundException gone) {
				return Enabling.GONE;
			}
			catch (ClientErrorException refused) {
				if (refused.getResponse().getStatus() == Status.CONFLICT.getStatusCode()) {
					return Enabling.EMAIL_TAKEN;
				}
				throw refused;
			}
		});
	}

	@Override
	public void delete(UUID id) {
		call(() -> {
			try (Response response = users().delete(id.toString())) {
				if (response.getStatusInfo().getFamily() != Family.SUCCESSFUL
						&& response.getStatus() != Status.NOT_FOUND.getStatusCode()) {
					throw new WebApplicationException(response.getStatus());
				}
				return true;
			}
		});
	}

	private UsersResource users() {
		return this.keycloak.realm(this.realm).users();
	}

	private <T> T call(Supplier<T> request) {
		try {
			return this.breaker.executeSupplier(request);
		}
		catch (CallNotPermittedException open) {
			throw new IdentityUnavailableException("Keycloak failed too often just now and is left alone", open);
		}
		catch (ProcessingException | WebApplicationException failure) {
			throw new IdentityUnavailableException("Keycloak does not answer as it should", failure);
		}
	}

	private static UserRepresentation disabledUser(NewIdentity identity) {
		var password = new CredentialRepresentation();
		password.setType(CredentialRepresentation.PASSWORD);
		password.setValue(identity.password());
		password.setTemporary(false);
		var user = new UserRepresentation();
		user.setUsername(pendingAddress(identity.registrationId()));
		user.setEmail(pendingAddress(identity.registrationId()));
		user.setFirstName(identity.name());
		user.setEnabled(false);
		user.setEmailVerified(false);
		user.setAttributes(Map.of(REGISTRATION_ID, List.of(identity.registrationId().toString()), LOCALE,
				List.of(identity.locale())));
		user.setCredentials(List.of(password));
		return user;
	}

	/** Keycloak's users are named by an address; {@code .invalid} is a domain that there can never be (RFC 2606). */
	private static String pendingAddress(UUID registrationId) {
		return registrationId + "@pending.invalid";
	}

	private static Creation creation(Response response) {
		if (response.getStatus() == Status.CONFLICT.getStatusCode()) {
			return new Creation.Repeated();
		}
		if (response.getStatus() == Status.BAD_REQUEST.getStatusCode()) {
			String problem = response.readEntity(String.class);
			return new Creation.Refused(problem.contains("assword") ? "password" : "email");
		}
		return new Creation.Created(UUID.fromString(CreatedResponseUtil.getCreatedId(response)));
	}

	private static Identity identity(UserRepresentation user) {
		return new Identity(UUID.fromString(user.getId()), Boolean.TRUE.equals(user.isEnabled()),
				Boolean.TRUE.equals(user.isEmailVerified()), registrationId(user.firstAttribute(REGISTRATION_ID)));
	}

	private static @Nullable UUID registrationId(@Nullable String attribute) {
		return (attribute != null) ? UUID.fromString(attribute) : null;
	}

}
