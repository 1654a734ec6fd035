package ru.neuromagic.quest.quest;

import java.util.Map;

import org.springframework.core.io.Resource;

/**
 * A quest as it was written, which is what the database keeps: texts are still Markdown. Reading it renders and checks
 * everything.
 */
record QuestSource(QuestVersion version, String json) {

	/** Of a YAML file. */
	static QuestSource of(Resource file) {
		return ofJson(ContentFormat.json(file));
	}

	static QuestSource ofYaml(String yaml) {
		return ofJson(ContentFormat.json(yaml));
	}

	private static QuestSource ofJson(String json) {
		return new QuestSource(QuestVersion.of(json), json);
	}

	Quest read() {
		return ContentFormat.read(this.json, Map.of("version", this.version.value().toString()), Quest.class);
	}

}
