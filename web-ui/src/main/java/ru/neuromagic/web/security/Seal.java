package ru.neuromagic.web.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Makes of some bytes a text that only this application can read or have written (AES-GCM, NIST SP 800-38D). */
final class Seal {

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final SecretKey key;

	private final int longest;

	/** @param longest more characters are not looked at */
	Seal(SecretKey key, int longest) {
		this.key = key;
		this.longest = longest;
	}

	String close(byte[] bytes) {
		byte[] nonce = new byte[NONCE_BYTES];
		random.nextBytes(nonce);
		try {
			byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(bytes);
			byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
			System.arraycopy(hidden, 0, whole, NONCE_BYTES, hidden.length);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** What was closed; empty for any other text. */
	Optional<byte[]> open(String text) {
		if (text.length() > longest) {
			return Optional.empty();
		}
		try {
			byte[] whole = Base64.getUrlDecoder().decode(text);
			return whole.length < NONCE_BYTES ? Optional.empty()
					: Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES)).doFinal(whole, NONCE_BYTES,
							whole.length - NONCE_BYTES));
		}
		catch (IllegalArgumentException | GeneralSecurityException foreign) {
			return Optional.empty();
		}
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		return cipher;
	}
}
