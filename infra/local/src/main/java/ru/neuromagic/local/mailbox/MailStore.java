package ru.neuromagic.local.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All caught messages: each a file `ID.eml`, and an empty file `ID.read` beside it once it was opened. Newest first.
 */
final class MailStore {

	/** Old messages beyond this number are deleted. */
	static final int CAPACITY = 2_000;

	private static final String MAIL = ".eml";

	private static final String READ = ".read";

	private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

	private static final int RANDOM_LENGTH = 12;

	private final Path folder;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	/** By id, which begins with the time; parsed once. */
	private final ConcurrentSkipListMap<String, StoredMail> mails = new ConcurrentSkipListMap<>(
			Comparator.reverseOrder());

	private long lastMillis;

	MailStore(Path folder, Clock clock) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.clock = clock;
		try (var files = Files.newDirectoryStream(folder, "*" + MAIL)) {
			for (Path file : files) {
				String name = file.getFileName().toString();
				String id = name.substring(0, name.length() - MAIL.length());
				if (isId(id)) {
					this.mails.put(id, StoredMail.parse(id, Files.readAllBytes(file), Files.exists(file(id, READ))));
				}
			}
		}
	}

	/**
	 * Stores a message with its envelope, which tells what the headers hide (blind copies).
	 * @throws UncheckedIOException if it cannot be written; then it is not stored at all
	 */
	String add(String from, List<String> recipients, byte[] data) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream(data.length + 128);
		whole.writeBytes(("Return-Path: <%s>\r\nX-Envelope-To: %s\r\n".formatted(oneLine(from), oneLine(String.join(" ", recipients))))
			.getBytes(StandardCharsets.UTF_8));
		whole.writeBytes(data);
		byte[] bytes = whole.toByteArray();
		String id = newId();
		try {
			Path temporary = Files.createTempFile(this.folder, "incoming", ".tmp");
			Files.write(temporary, bytes);
			Files.move(temporary, file(id, MAIL), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.mails.put(id, StoredMail.parse(id, bytes, false));
		while (this.mails.size() > CAPACITY) {
			delete(List.of(this.mails.lastKey()));
		}
		return id;
	}

	/** Newest first. */
	Collection<StoredMail> all() {
		return this.mails.values();
	}

	int size() {
		return this.mails.size();
	}

	long unread() {
		return this.mails.values().stream().filter(mail -> !mail.read()).count();
	}

	Optional<StoredMail> find(String id) {
		return Optional.ofNullable(this.mails.get(id));
	}

	Optional<StoredMail> newest() {
		return this.mails.isEmpty() ? Optional.empty() : Optional.of(this.mails.firstEntry().getValue());
	}

	/** The message as it came, with two header lines of ours at its top. */
	byte[] raw(StoredMail mail) throws IOException {
		return Files.readAllBytes(file(mail.id(), MAIL));
	}

	StoredMail markRead(StoredMail mail) throws IOException {
		if (mail.read()) {
			return mail;
		}
		StoredMail read = mail.asRead();
		if (this.mails.replace(mail.id(), mail, read)) {
			Files.writeString(file(mail.id(), READ), "");
		}
		return read;
	}

	void deleteAll() {
		delete(List.copyOf(this.mails.keySet()));
	}

	void delete(Collection<String> ids) {
		for (String id : ids) {
			if (this.mails.remove(id) != null) {
				try {
					Files.deleteIfExists(file(id, MAIL));
					Files.deleteIfExists(file(id, READ));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	/** Letters and digits: ten for the time, so that ids sort by it, and twelve by chance. */
	private synchronized String newId() {
		this.lastMillis = Math.max(this.lastMillis + 1, this.clock.millis());
		StringBuilder id = new StringBuilder(("0000000000" + Long.toString(this.lastMillis, 36)));
		id.delete(0, id.length() - 10);
		this.random.ints(RANDOM_LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
		return id.toString();
	}

	/** When a message with this id was caught, in milliseconds since the epoch. */
	static long millis(String id) {
		return Long.parseLong(id.substring(0, 10), 36);
	}

	private static boolean isId(String id) {
		return id.matches("[0-9a-z]{22}");
	}

	private static String oneLine(String text) {
		return text.replaceAll("[\\r\\n]+", " ").toLowerCase(Locale.ROOT);
	}

	private Path file(String id, String suffix) {
		return this.folder.resolve(id + suffix);
	}

}
