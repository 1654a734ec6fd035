package ru.neuromagic.keycloak.realm;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak starts what belongs to one of its interfaces; this is the migration's. */
public final class RealmMigrationSpi implements Spi {

	@Override
	public boolean isInternal() {
		return true;
	}

	@Override
	public String getName() {
		return "neuromagic-realm";
	}

	@Override
	public Class<? extends Provider> getProviderClass() {
		return RealmMigration.Nothing.class;
	}

	@Override
	public Class<? extends ProviderFactory<RealmMigration.Nothing>> getProviderFactoryClass() {
		return RealmMigration.class;
	}

}
