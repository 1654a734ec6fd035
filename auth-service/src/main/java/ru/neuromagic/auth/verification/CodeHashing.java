package ru.neuromagic.auth.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 (RFC 2104) of {@code registrationId|code} under a key that is not in the database: six digits alone would
 * be found from any plain hash at once.
 */
@Component
class CodeHashing {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	CodeHashing(VerificationProperties properties) {
		this.key = new SecretKeySpec(properties.keyBytes(), ALGORITHM);
	}

	byte[] hash(UUID registrationId, VerificationCode code) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal((registrationId + "|" + code.digits()).getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** In constant time. */
	boolean matches(byte[] hash, UUID registrationId, VerificationCode guess) {
		return MessageDigest.isEqual(hash, hash(registrationId, guess));
	}

}
