package ru.neuromagic.notification.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a notification is about; picks its words and its media. */
public enum Kind {

	WELCOME(Medium.INBOX, Medium.EMAIL),
	QUEST_COMPLETED(KindGroup.QUESTS, Medium.INBOX, Medium.EMAIL),
	COURSE_PROGRESSED(KindGroup.COURSES, Medium.INBOX),
	COURSE_COMPLETED(KindGroup.COURSES, Medium.INBOX, Medium.EMAIL),
	VERIFICATION_CODE(Medium.EMAIL),
	REGISTRATION_REPEATED(Medium.EMAIL),
	CONTACT_MESSAGE(Medium.EMAIL);

	private final @Nullable KindGroup group;

	private final Set<Medium> media;

	Kind(Medium... media) {
		this(null, media);
	}

	Kind(@Nullable KindGroup group, Medium... media) {
		this.group = group;
		this.media = Set.of(media);
	}

	/** The kind of that wire name. */
	public static Kind of(String wireName) {
		return Arrays.stream(values())
			.filter(kind -> kind.wireName().equals(wireName))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No kind of notification: " + wireName));
	}

	/** As in the API, in tables and in the keys of texts: {@code quest-completed}. */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The group by which its letters can be declined; empty when they are always sent. */
	public Optional<KindGroup> group() {
		return Optional.ofNullable(this.group);
	}

	public boolean travelsBy(Medium medium) {
		return this.media.contains(medium);
	}

	/** The same with these particulars: letters tell only of quests that were passed, as the settings promise. */
	public boolean travelsBy(Medium medium, Facts facts) {
		return travelsBy(medium) && (this != QUEST_COMPLETED || medium != Medium.EMAIL || facts.truth("passed"));
	}

}
