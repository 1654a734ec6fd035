package ru.neuromagic.local.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Passwords and keys of this installation: made once, kept in a file that only its owner reads. */
public final class Secrets {

	private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int PASSWORD_LENGTH = 32;

	private static final int KEY_BYTES = 32;

	private final Path file;

	private final SecureRandom random = new SecureRandom();

	private final Map<String, String> values = new TreeMap<>();

	/** Reads the file if there is one. */
	public Secrets(Path file) {
		this.file = file;
		if (Files.exists(file)) {
			try {
				for (String line : Files.readAllLines(file)) {
					int equals = line.indexOf('=');
					if (equals > 0 && !line.startsWith("#")) {
						this.values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
					}
				}
			}
			catch (IOException ex) {
				throw new Refusal("The secrets in %s cannot be read (%s). Run as the user who owns that file."
					.formatted(file, ex.getMessage()));
			}
		}
	}

	/** A password of letters and digits, about 190 bits. */
	public synchronized String password(String name) {
		return this.values.computeIfAbsent(name, _ -> {
			StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
			this.random.ints(PASSWORD_LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
			return password.toString();
		});
	}

	/** A key of 32 bytes in base64. */
	public synchronized String key(String name) {
		return this.values.computeIfAbsent(name, _ -> {
			byte[] bytes = new byte[KEY_BYTES];
			this.random.nextBytes(bytes);
			return Base64.getEncoder().encodeToString(bytes);
		});
	}

	/** Writes the file, readable by nobody else at any moment. */
	public synchronized void save() {
		StringBuilder text = new StringBuilder("# Generated for this machine. Do not copy, do not commit.\n");
		this.values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
		try {
			if (Files.exists(this.file) && Files.readString(this.file).contentEquals(text)) {
				return;
			}
			Path temporary = Files.createTempFile(this.file.getParent(), "secrets", ".tmp",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(temporary, text);
			Files.move(temporary, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
