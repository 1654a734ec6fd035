package ru.neuromagic.local.backup;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What a backup says about itself.
 *
 * @param format of the file; another one than {@link #FORMAT} is not understood here
 * @param madeAt the moment of all its data
 * @param publicUrl the address of the site, which Keycloak's clients know by heart
 * @param postgres version of the server
 * @param keycloak version that the schema of Keycloak belongs to
 * @param demoAccount whether the launcher had made its demo account
 * @param schemas in the order in which they are restored
 */
public record Manifest(int format, Instant madeAt, String publicUrl, String postgres, String keycloak,
		boolean demoAccount, List<Schema> schemas) {

	static final int FORMAT = 1;

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

	/**
	 * One schema and its dump.
	 *
	 * @param name of the schema
	 * @param owner the role that owns it
	 * @param migration the version of the last migration; empty where the schema is not ours
	 * @param rows how many rows the dump holds, by table
	 * @param bytes length of the dump
	 * @param sha256 of the dump, in hexadecimal digits
	 */
	public record Schema(String name, String owner, String migration, SortedMap<String, Long> rows, long bytes,
			String sha256) {

		public Schema {
			if (!NAME.matcher(name).matches() || !NAME.matcher(owner).matches()) {
				throw new IllegalArgumentException("\"%s\" of \"%s\" is no schema of ours".formatted(name, owner));
			}
		}

		/** Name of the dump inside the file. */
		String entry() {
			return this.name + ".dump";
		}

	}

	/** All rows of all schemas. */
	public long rows() {
		return this.schemas.stream().flatMap(schema -> schema.rows().values().stream()).mapToLong(Long::longValue).sum();
	}

}
