package ru.neuromagic.web.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All editions of all documents, read and rendered once. What is wrong with a file stops the start. An edition whose day has
 * not come yet is announced, and takes the place of the one in force when its day begins in Moscow.
 */
public final class Documents {

	private static final ZoneId LAW = ZoneId.of("Europe/Moscow");

	private static final Pattern FILE = Pattern.compile(".*/([a-z]+)/(\\d{4}-\\d{2}-\\d{2})\\.([a-z]{2})\\.md");

	private final Map<LegalDocument, NavigableMap<LocalDate, Edition>> editions = new EnumMap<>(LegalDocument.class);

	private final Clock clock;

	/** @param folder a resource location with a folder for each document, such as {@code classpath:documents} */
	Documents(String folder, Map<String, Markdown> languages, Clock clock) {
		this.clock = clock;
		for (LegalDocument document : LegalDocument.values()) {
			editions.put(document, read(document, folder, languages));
		}
	}

	/** The edition in force; before the first one's day, the first one. */
	public Edition current(LegalDocument document) {
		NavigableMap<LocalDate, Edition> all = editions.get(document);
		var inForce = all.floorEntry(LocalDate.now(clock.withZone(LAW)));
		return (inForce == null ? all.firstEntry() : inForce).getValue();
	}

	Optional<Edition> edition(LegalDocument document, LocalDate version) {
		return Optional.ofNullable(editions.get(document).get(version));
	}

	/** The one that will take the place of the current edition. */
	Optional<Edition> announced(LegalDocument document) {
		return Optional.ofNullable(editions.get(document).higherEntry(current(document).version())).map(Map.Entry::getValue);
	}

	/** Newest first. */
	List<Edition> all(LegalDocument document) {
		return List.copyOf(editions.get(document).descendingMap().values());
	}

	private static NavigableMap<LocalDate, Edition> read(LegalDocument document, String folder,
			Map<String, Markdown> languages) {
		var texts = new TreeMap<LocalDate, Map<String, Text>>();
		for (Resource file : files(folder + "/" + document.folder() + "/*.md")) {
			Matcher name = FILE.matcher(address(file));
			if (!name.matches() || !languages.containsKey(name.group(3))) {
				throw new IllegalStateException("not the name of an edition: " + file);
			}
			texts.computeIfAbsent(LocalDate.parse(name.group(2)), version -> new HashMap<>())
				.put(name.group(3), text(file, languages.get(name.group(3))));
		}
		var editions = new TreeMap<LocalDate, Edition>();
		texts.forEach((version, ofLanguages) -> {
			if (!ofLanguages.keySet().equals(languages.keySet())) {
				throw new IllegalStateException(document + " of " + version + " is not there in all languages");
			}
			editions.put(version, new Edition(document, version, Map.copyOf(ofLanguages)));
		});
		if (editions.isEmpty()) {
			throw new IllegalStateException("no edition of " + document);
		}
		return editions;
	}

	private static List<Resource> files(String pattern) {
		try {
			return List.of(new PathMatchingResourcePatternResolver().getResources(pattern)).stream()
				.sorted(Comparator.comparing(Documents::address)).toList();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	static Text text(Resource file, Markdown markdown) {
		try {
			return markdown.render(file.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (IllegalArgumentException wrong) {
			throw new IllegalStateException(file + ": " + wrong.getMessage(), wrong);
		}
	}

	private static String address(Resource file) {
		try {
			return file.getURL().toString();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}
}
