package ru.neuromagic.local.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;

/** Tells whether files are the same as before, by their names and content, not their times. */
final class Fingerprint {

	private static final int LENGTH = 16;

	private final MessageDigest digest;

	private Fingerprint() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Of files and whole folders; what does not exist counts as empty. */
	static String of(List<Path> paths) {
		Fingerprint fingerprint = new Fingerprint();
		for (Path path : paths) {
			fingerprint.addTree(path);
		}
		return fingerprint.value();
	}

	/** Of a jar's content: two builds of the same sources are equal although their times differ. */
	static String ofJar(Path jar) throws IOException {
		Fingerprint fingerprint = new Fingerprint();
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			zip.stream()
				.filter(entry -> !entry.isDirectory())
				.sorted((a, b) -> a.getName().compareTo(b.getName()))
				.forEach(entry -> fingerprint.add(entry.getName(), entry.getCrc()));
		}
		return fingerprint.value();
	}

	/** Of words, such as the options of a build. */
	static String ofWords(List<String> words) {
		Fingerprint fingerprint = new Fingerprint();
		words.forEach(word -> fingerprint.add(word, word.length()));
		return fingerprint.value();
	}

	private void addTree(Path root) {
		if (!Files.exists(root)) {
			return;
		}
		try (var files = Files.walk(root)) {
			files.filter(Files::isRegularFile).sorted().forEach(file -> {
				try {
					byte[] content = Files.readAllBytes(file);
					add(root.getParent().relativize(file).toString(), content.length);
					this.digest.update(content);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void add(String name, long number) {
		this.digest.update(name.getBytes(StandardCharsets.UTF_8));
		this.digest.update(ByteBuffer.allocate(Long.BYTES + 1).put((byte) 0).putLong(number).array());
	}

	private String value() {
		return HexFormat.of().formatHex(this.digest.digest()).substring(0, LENGTH);
	}

}
