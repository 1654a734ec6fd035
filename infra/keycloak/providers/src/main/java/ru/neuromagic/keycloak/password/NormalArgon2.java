package ru.neuromagic.keycloak.password;

import java.text.Normalizer;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Hashes the normal form C: «й» is one letter whether the keyboard sends it composed or as «и» with a breve. */
final class NormalArgon2 implements PasswordHashProvider {

	private final PasswordHashProvider argon2;

	NormalArgon2(PasswordHashProvider argon2) {
		this.argon2 = argon2;
	}

	@Override
	public PasswordCredentialModel encodedCredential(String password, int iterations) {
		return this.argon2.encodedCredential(normal(password), iterations);
	}

	@Override
	public boolean verify(String password, PasswordCredentialModel credential) {
		String normal = normal(password);
		// passwords from before were hashed as they were typed
		return this.argon2.verify(normal, credential) || !normal.equals(password) && this.argon2.verify(password, credential);
	}

	@Override
	public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
		return this.argon2.policyCheck(policy, credential);
	}

	@Override
	public String credentialHashingStrength(PasswordCredentialModel credential) {
		return this.argon2.credentialHashingStrength(credential);
	}

	@Override
	public void close() {
		this.argon2.close();
	}

	private static String normal(String password) {
		return Normalizer.normalize(password, Normalizer.Form.NFC);
	}

}
