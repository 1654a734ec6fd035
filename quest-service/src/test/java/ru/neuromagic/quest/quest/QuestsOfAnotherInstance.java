package ru.neuromagic.quest.quest;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The quests as an instance sees them that has not read them yet. */
public final class QuestsOfAnotherInstance {

	private final Quests quests;

	public QuestsOfAnotherInstance(JdbcClient jdbc) {
		this.quests = new Quests(jdbc);
	}

	public Quest version(String id) {
		return this.quests.version(new QuestVersion(UUID.fromString(id)));
	}

}
