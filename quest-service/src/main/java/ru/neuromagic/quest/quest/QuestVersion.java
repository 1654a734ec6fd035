package ru.neuromagic.quest.quest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One wording of a quest: the fingerprint of its content. Equal content is the same version on every instance, so that
 * instances of two releases can work side by side.
 */
public record QuestVersion(@JsonValue UUID value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public QuestVersion {
	}

	static QuestVersion of(String content) {
		return new QuestVersion(UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
	}

}
