package ru.neuromagic.quest.quest;

import org.springframework.core.io.ClassPathResource;

/** The quests of the fixtures, read without a database. */
public final class QuestFixtures {

	private QuestFixtures() {
	}

	public static Quest owlSchool() {
		return read("fixtures/quests/owl-school.yaml");
	}

	public static Quest owlWords() {
		return read("fixtures/quests/owl-words.yaml");
	}

	public static Quest read(String path) {
		return QuestSource.of(new ClassPathResource(path)).read();
	}

	public static <T extends Task> T task(Quest quest, String key, Class<T> kind) {
		return kind.cast(quest.task(key).orElseThrow());
	}

}
