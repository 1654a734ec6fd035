package ru.neuromagic.notification.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a notification is about; picks its words and its media. */
public enum Kind {

	WELCOME(Medium.INBOX, Medium.EMAIL),
	QUEST_COMPLETED(Medium.INBOX, Medium.EMAIL),
	COURSE_PROGRESSED(Medium.INBOX),
	COURSE_COMPLETED(Medium.INBOX, Medium.EMAIL),
	VERIFICATION_CODE(Medium.EMAIL),
	REGISTRATION_REPEATED(Medium.EMAIL),
	CONTACT_MESSAGE(Medium.EMAIL);

	private final Set<Medium> media;

	Kind(Medium... media) {
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

	public boolean travelsBy(Medium medium) {
		return this.media.contains(medium);
	}

}
