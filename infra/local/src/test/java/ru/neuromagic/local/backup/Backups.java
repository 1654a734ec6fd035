package ru.neuromagic.local.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Backups as somebody else may have made them. */
public final class Backups {

	public static final Instant MADE_AT = Instant.parse("2026-11-24T20:30:00Z");

	private Backups() {
	}

	/** A whole file whose dumps are no dumps: good for everything that comes before they are read. */
	public static Path write(Path file) throws IOException, InterruptedException {
		return write(file, manifest("course", "course_service", "1"));
	}

	static Path write(Path file, Manifest manifest) throws IOException, InterruptedException {
		BackupFile.write(file, writer -> {
			List<Manifest.Schema> schemas = new ArrayList<>();
			for (Manifest.Schema schema : manifest.schemas()) {
				byte[] dump = ("rows of " + schema.name()).getBytes(StandardCharsets.UTF_8);
				BackupFile.Written written = writer.add(schema.entry(), out -> out.write(dump));
				schemas.add(new Manifest.Schema(schema.name(), schema.owner(), schema.migration(), schema.rows(), written.bytes(),
						written.sha256()));
			}
			return new Manifest(manifest.format(), manifest.madeAt(), manifest.publicUrl(), manifest.postgres(),
					manifest.keycloak(), manifest.demoAccount(), schemas);
		});
		return file;
	}

	static Manifest manifest(String schema, String owner, String migration) {
		return manifest("18.6", "26.7.3", schema, owner, migration);
	}

	static Manifest manifest(String postgres, String keycloak, String schema, String owner, String migration) {
		return new Manifest(Manifest.FORMAT, MADE_AT, "http://localhost:8080", postgres, keycloak, true,
				List.of(new Manifest.Schema(schema, owner, migration, new TreeMap<>(Map.of("course", 3L)), 0, "")));
	}

}
