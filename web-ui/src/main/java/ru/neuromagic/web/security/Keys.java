package ru.neuromagic.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

import org.springframework.stereotype.Component;

/**
 * Keys of this application, the same in each of its replicas: derived from the secret that it shares with Keycloak (HKDF,
 * RFC 5869), one for each purpose, so that there is no second secret to hand out.
 */
@Component
class Keys {

	private final byte[] secret;

	Keys(LoginSettings settings) {
		secret = settings.clientSecret().getBytes(StandardCharsets.UTF_8);
	}

	SecretKey of(String algorithm, String purpose) {
		try {
			return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm,
					HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
