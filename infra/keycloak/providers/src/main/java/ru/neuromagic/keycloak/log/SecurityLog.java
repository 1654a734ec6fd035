package ru.neuromagic.keycloak.log;

import java.util.EnumSet;
import java.util.Set;

import ru.neuromagic.keycloak.limit.Tries;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;

/**
 * Logins, refusals and changes of credentials as lines of the log {@code security}: ids only, no names, addresses or
 * sessions. A session's hash tells which lines belong together.
 */
final class SecurityLog implements EventListenerProvider {

	private static final Logger LOG = Logger.getLogger("security");

	/** What happens every few minutes by itself and tells nothing. */
	private static final Set<EventType> DAILY = EnumSet.of(EventType.CODE_TO_TOKEN, EventType.REFRESH_TOKEN, EventType.CLIENT_LOGIN,
			EventType.INTROSPECT_TOKEN, EventType.USER_INFO_REQUEST);

	@Override
	public void onEvent(Event event) {
		if (DAILY.contains(event.getType())) {
			return;
		}
		String session = event.getSessionId();
		String line = "type=%s realm=%s client=%s user=%s session=%s%s".formatted(event.getType(), word(event.getRealmName()),
				word(event.getClientId()), word(event.getUserId()), session == null ? "-" : hash(session), error(event.getError()));
		LOG.log(event.getError() == null ? Logger.Level.INFO : Logger.Level.WARN, line);
	}

	@Override
	public void onEvent(AdminEvent event, boolean withRepresentation) {
		var who = event.getAuthDetails();
		LOG.infof("type=ADMIN_%s realm=%s client=%s user=%s resource=%s path=%s%s", event.getOperationType(),
				word(event.getRealmName()), word(who.getClientId()), word(who.getUserId()), event.getResourceTypeAsString(),
				word(event.getResourcePath()), error(event.getError()));
	}

	private static String error(@Nullable String error) {
		return error == null ? "" : " error=" + word(error);
	}

	/** Ids are words; what somebody sent in the place of one does not get into the log. */
	private static String word(@Nullable String id) {
		return id == null ? "-" : id.length() <= 200 && id.matches("[\\w/.:-]*") ? id : "?";
	}

	private static String hash(String session) {
		return Tries.name("session", session).substring("neuromagic.".length());
	}

	@Override
	public void close() {
	}

}
