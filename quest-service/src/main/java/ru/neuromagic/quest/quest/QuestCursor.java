package ru.neuromagic.quest.quest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** The place of a quest in the list, and so where the page after it begins. Opaque to clients. */
record QuestCursor(int minutes, Slug slug) implements Comparable<QuestCursor> {

	private static final Comparator<QuestCursor> ORDER = Comparator.comparingInt(QuestCursor::minutes)
		.thenComparing(cursor -> cursor.slug().value());

	static QuestCursor of(Quest quest) {
		return new QuestCursor(quest.minutes(), quest.slug());
	}

	/** Empty for what this service has not made. */
	static Optional<QuestCursor> parse(String encoded) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("/", 2);
			return Slug.parse(parts[1]).map(slug -> new QuestCursor(Integer.parseInt(parts[0]), slug));
		}
		catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
			return Optional.empty();
		}
	}

	String encode() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.minutes + "/" + this.slug).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public int compareTo(QuestCursor other) {
		return ORDER.compare(this, other);
	}

}
