package ru.neuromagic.quest.quest;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Stays the same however a quest is edited or renamed. */
public record QuestId(@JsonValue UUID value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public QuestId {
	}

}
