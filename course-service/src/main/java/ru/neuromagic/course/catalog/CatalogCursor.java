package ru.neuromagic.course.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The last course of a page: the next page begins after it. Opaque to clients. */
record CatalogCursor(Level level, Slug slug) {

	static CatalogCursor of(CourseSummary last) {
		return new CatalogCursor(last.level(), last.slug());
	}

	/** Empty for what this service has not made. */
	static Optional<CatalogCursor> parse(String encoded) {
		try {
			var parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("/", 2);
			return Slug.parse(parts[1]).map(slug -> new CatalogCursor(Level.of(parts[0]), slug));
		} catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
			return Optional.empty();
		}
	}

	String encode() {
		return Base64.getUrlEncoder().withoutPadding()
				.encodeToString((level.code() + "/" + slug).getBytes(StandardCharsets.UTF_8));
	}
}
