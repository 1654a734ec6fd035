package ru.neuromagic.local.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ru.neuromagic.local.setup.Refusal;

/**
 * What this checkout knows: a backup may be older, for migrations lead forward only.
 *
 * @param home the checkout
 * @param postgres major version of its PostgreSQL
 * @param keycloak version of its Keycloak
 */
public record Checkout(Path home, int postgres, String keycloak) {

	private static final Pattern MIGRATION = Pattern.compile("V([0-9][0-9._]*)__.*\\.sql");

	private static final String KEYCLOAK = "keycloak";

	private static final Comparator<String> BY_VERSION = (one, other) -> Arrays.compare(numbers(one), numbers(other));

	/** Refuses a backup that a newer version made. */
	public void requireReadable(Manifest manifest) {
		if (numbers(manifest.postgres())[0] > this.postgres) {
			throw newer("PostgreSQL " + manifest.postgres(), "PostgreSQL " + this.postgres);
		}
		if (BY_VERSION.compare(manifest.keycloak(), this.keycloak) > 0) {
			throw newer("Keycloak " + manifest.keycloak(), "Keycloak " + this.keycloak);
		}
		for (Manifest.Schema schema : manifest.schemas()) {
			if (schema.name().equals(KEYCLOAK)) {
				continue;
			}
			String known = newestMigration(schema.owner()).orElseThrow(
					() -> newer("the schema " + schema.name() + " of " + schema.owner(), "no such service"));
			if (!schema.migration().isEmpty() && BY_VERSION.compare(schema.migration(), known) > 0) {
				throw newer("the schema %s at migration %s".formatted(schema.name(), schema.migration()), "migrations up to " + known);
			}
		}
	}

	private static Refusal newer(String held, String known) {
		return new Refusal("The backup is newer than this checkout: it holds %s, and here is %s. Check out the version that made it, or a later one."
			.formatted(held, known));
	}

	/** The newest migration of the service that a role belongs to. */
	private Optional<String> newestMigration(String role) {
		Path migrations = this.home.resolve(role.replace('_', '-')).resolve("src/main/resources/db/migration");
		if (!Files.isDirectory(migrations)) {
			return Optional.empty();
		}
		try (var files = Files.list(migrations)) {
			return files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map(matcher -> matcher.group(1))
				.max(BY_VERSION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The leading numbers of a version: 26.7.3 of "26.7.3", 18.6 of "18.6 (Debian)". */
	private static int[] numbers(String version) {
		return Pattern.compile("[._]")
			.splitAsStream(version.strip().split(" ")[0])
			.filter(part -> part.matches("\\d+"))
			.mapToInt(Integer::parseInt)
			.toArray();
	}

}
