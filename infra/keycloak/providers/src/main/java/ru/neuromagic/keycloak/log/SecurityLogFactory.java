package ru.neuromagic.keycloak.log;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** For every realm, the administrators' too, without a word in its settings. */
public final class SecurityLogFactory implements EventListenerProviderFactory {

	private static final SecurityLog LOG = new SecurityLog();

	@Override
	public EventListenerProvider create(KeycloakSession session) {
		return LOG;
	}

	@Override
	public boolean isGlobal() {
		return true;
	}

	@Override
	public String getId() {
		return "security-log";
	}

	@Override
	public void init(Config.Scope config) {
	}

	@Override
	public void postInit(KeycloakSessionFactory factory) {
	}

	@Override
	public void close() {
	}

}
