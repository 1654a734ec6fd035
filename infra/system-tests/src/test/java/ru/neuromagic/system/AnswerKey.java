package ru.neuromagic.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;

/** What a learner who has studied knows: read from the quests' content and the authors' sample answers. */
final class AnswerKey {

	private static final Path QUESTS = Platform.ROOT.resolve("quest-service/src/main/resources/content/quests");

	private static final Path SAMPLES = Platform.ROOT.resolve("quest-service/src/test/resources/content-samples");

	private final String quest;

	private final List<Map<String, Object>> tasks;

	AnswerKey(String quest) {
		this.quest = quest;
		this.tasks = list(read(QUESTS.resolve(quest + ".yaml")).get("tasks"));
	}

	/** Keys of the options of a choice task that are right, or wrong. */
	List<String> options(String task, boolean right) {
		return list(task(task).get("options")).stream()
			.filter(option -> Boolean.TRUE.equals(option.get("correct")) == right)
			.map(option -> String.valueOf(option.get("key")))
			.toList();
	}

	/** A text that is accepted, or a prompt that reaches nearly all points. */
	String goodText(String task, String language) {
		Map<String, Object> samples = read(SAMPLES.resolve(this.quest + "." + task + ".yaml"));
		Object good = samples.containsKey("good") ? samples.get("good") : samples.get("accepted");
		return String.valueOf(((List<?>) map(good).get(language)).getFirst()).strip();
	}

	boolean isChoice(String task) {
		return String.valueOf(task(task).get("kind")).endsWith("choice");
	}

	private Map<String, Object> task(String key) {
		return this.tasks.stream().filter(task -> key.equals(task.get("key"))).findFirst().orElseThrow();
	}

	private static Map<String, Object> read(Path file) {
		try {
			return map(new Yaml().load(Files.readString(file)));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Object value) {
		return (List<Map<String, Object>>) value;
	}

}
