package ru.neuromagic.keycloak.realm;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmModel.RealmPostCreateEvent;
import org.keycloak.models.dblock.DBLockManager;
import org.keycloak.models.dblock.DBLockProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * Brings our realm to its newest version, when it was just imported and when a server starts with an older one. One replica
 * does it, under the lock of the database by which Keycloak brings its own tables up to date.
 */
public final class RealmMigration implements ProviderFactory<RealmMigration.Nothing> {

	private static final String REALM = "neuromagic";

	/** There is nothing to ask for: the work is done when the server starts. */
	public static final class Nothing implements Provider {

		@Override
		public void close() {
		}

	}

	@Override
	public void postInit(KeycloakSessionFactory factory) {
		factory.register(event -> {
			if (event instanceof RealmPostCreateEvent created && created.getCreatedRealm().getName().equals(REALM)) {
				RealmSteps.apply(created.getKeycloakSession(), created.getCreatedRealm());
			}
			else if (event instanceof PostMigrationEvent) {
				migrate(factory);
			}
		});
	}

	private static void migrate(KeycloakSessionFactory factory) {
		boolean done = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
			RealmModel realm = session.realms().getRealmByName(REALM);
			return realm == null || RealmSteps.areDone(realm);
		});
		if (done) {
			return;
		}
		KeycloakModelUtils.runJobInTransaction(factory, locked -> {
			DBLockProvider lock = new DBLockManager(locked).getDBLock();
			lock.waitForLock(DBLockProvider.Namespace.KEYCLOAK_BOOT);
			try {
				KeycloakModelUtils.runJobInTransaction(factory, session -> {
					RealmModel realm = session.realms().getRealmByName(REALM);
					session.getContext().setRealm(realm);
					RealmSteps.apply(session, realm);
				});
			}
			finally {
				lock.releaseLock();
			}
		});
	}

	@Override
	public Nothing create(KeycloakSession session) {
		return new Nothing();
	}

	@Override
	public String getId() {
		return REALM;
	}

	@Override
	public void init(Config.Scope config) {
	}

	@Override
	public void close() {
	}

}
