package ru.neuromagic.local.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.setup.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup on disk: a zip with a dump per schema and, written last, the manifest with their checksums. It appears whole
 * or not at all, and only its owner may read it.
 */
public final class BackupFile implements AutoCloseable {

	private static final String MANIFEST = "manifest.json";

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path path;

	private final ZipFile zip;

	private final Manifest manifest;

	private BackupFile(Path path, ZipFile zip, Manifest manifest) {
		this.path = path;
		this.zip = zip;
		this.manifest = manifest;
	}

	/** Fills a new backup and says what it is. */
	interface Filling {

		Manifest into(Writer writer) throws IOException, InterruptedException;

	}

	/** Something that writes a dump. */
	interface Source {

		void writeTo(OutputStream out) throws IOException, InterruptedException;

	}

	/** A dump that was written. */
	record Written(long bytes, String sha256) {
	}

	/** Takes the dumps one after the other. */
	static final class Writer {

		private final ZipOutputStream zip;

		private Writer(ZipOutputStream zip) {
			this.zip = zip;
		}

		Written add(String entry, Source source) throws IOException, InterruptedException {
			MessageDigest digest = sha256();
			this.zip.putNextEntry(new ZipEntry(entry));
			Counter counter = new Counter(new DigestOutputStream(this.zip, digest));
			source.writeTo(counter);
			this.zip.closeEntry();
			return new Written(counter.bytes, HexFormat.of().formatHex(digest.digest()));
		}

	}

	private static final class Counter extends FilterOutputStream {

		private long bytes;

		Counter(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			this.out.write(b);
			this.bytes++;
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			this.out.write(buffer, offset, length);
			this.bytes += length;
		}

	}

	/** Makes a backup; what is halfway written when something fails is deleted. */
	static Manifest write(Path target, Filling filling) throws IOException, InterruptedException {
		if (Files.exists(target)) {
			throw new Refusal("%s exists already. A backup overwrites nothing: choose another name.".formatted(target));
		}
		@Nullable Path unfinished = null;
		try {
			Files.createDirectories(target.getParent());
			unfinished = Files.createTempFile(target.getParent(), ".backup-", ".unfinished",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			// also when the user presses Ctrl-C
			unfinished.toFile().deleteOnExit();
			Manifest manifest;
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
				// pg_dump has compressed already
				zip.setLevel(Deflater.NO_COMPRESSION);
				manifest = filling.into(new Writer(zip));
				zip.putNextEntry(new ZipEntry(MANIFEST));
				zip.write(JSON.writeValueAsBytes(manifest));
				zip.closeEntry();
			}
			try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
			return manifest;
		}
		catch (IOException ex) {
			String reason = String.valueOf(ex.getMessage()).contains("No space left") ? "the disk is full"
					: ex.getClass().getSimpleName() + ": " + ex.getMessage();
			throw new Refusal("No backup was written to %s: %s. Make room, or name another place with --to."
				.formatted(target.getParent(), reason));
		}
		finally {
			if (unfinished != null) {
				Files.deleteIfExists(unfinished);
			}
		}
	}

	/** Opens a backup after every byte of it was checked. */
	public static BackupFile open(Path path) throws IOException {
		if (!Files.isRegularFile(path)) {
			throw new Refusal("There is no backup %s.".formatted(path));
		}
		ZipFile zip;
		try {
			zip = new ZipFile(path.toFile());
		}
		catch (IOException notZip) {
			throw damaged(path, "it is no whole zip file: " + notZip.getMessage());
		}
		try {
			BackupFile file = new BackupFile(path, zip, manifest(path, zip));
			for (Manifest.Schema schema : file.manifest().schemas()) {
				file.check(schema);
			}
			return file;
		}
		catch (RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	private static Manifest manifest(Path path, ZipFile zip) {
		@Nullable ZipEntry entry = zip.getEntry(MANIFEST);
		if (entry == null) {
			throw damaged(path, "it holds no " + MANIFEST);
		}
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] bytes = in.readAllBytes();
			CRC32 crc = new CRC32();
			crc.update(bytes);
			if (crc.getValue() != entry.getCrc()) {
				throw damaged(path, MANIFEST + " has changed");
			}
			int format = JSON.readTree(bytes).path("format").asInt(0);
			if (format != Manifest.FORMAT) {
				throw new Refusal("%s has the format %d, and this checkout reads %d. Restore it with the version that made it."
					.formatted(path, format, Manifest.FORMAT));
			}
			return JSON.readValue(bytes, Manifest.class);
		}
		catch (IOException | JacksonException ex) {
			throw damaged(path, MANIFEST + " cannot be read");
		}
	}

	private void check(Manifest.Schema schema) {
		MessageDigest digest = sha256();
		long bytes = 0;
		try (InputStream in = dump(schema)) {
			byte[] buffer = new byte[1 << 16];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				digest.update(buffer, 0, n);
				bytes += n;
			}
		}
		catch (IOException ex) {
			throw damaged(this.path, schema.entry() + " cannot be read");
		}
		if (bytes != schema.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(schema.sha256())) {
			throw damaged(this.path, "the checksum of " + schema.entry() + " is wrong");
		}
	}

	private static Refusal damaged(Path path, String how) {
		return new Refusal("%s is damaged or no backup of this platform: %s. Nothing was changed; take another backup.".formatted(path, how));
	}

	public Manifest manifest() {
		return this.manifest;
	}

	/** The dump of a schema, as `pg_restore` reads it. */
	InputStream dump(Manifest.Schema schema) throws IOException {
		@Nullable ZipEntry entry = this.zip.getEntry(schema.entry());
		if (entry == null) {
			throw damaged(this.path, "it holds no " + schema.entry());
		}
		return this.zip.getInputStream(entry);
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
