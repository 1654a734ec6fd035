package ru.neuromagic.load.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;
import ru.neuromagic.load.http.Form;

/** What somebody knows who has studied: from the quests' content and the authors' own samples beside their tests. */
public final class AnswerKey {

	private final String quest;

	private final Path samples;

	private final List<Map<String, Object>> tasks;

	/** @param home the checkout */
	public AnswerKey(Path home, String quest) {
		this.quest = quest;
		this.samples = home.resolve("quest-service/src/test/resources/content-samples");
		Map<String, List<Map<String, Object>>> content = read(
				home.resolve("quest-service/src/main/resources/content/quests/" + quest + ".yaml"));
		this.tasks = content.getOrDefault("tasks", List.of());
	}

	int tasks() {
		return this.tasks.size();
	}

	/** The form of a task, filled in right. */
	Form solve(Form form) {
		Map<String, Object> task = this.tasks.stream()
			.filter(candidate -> form.value("task").equals(candidate.get("key")))
			.findFirst()
			.orElseThrow();
		if (task.get("options") instanceof List<?> options) {
			return form.with("choices",
					options.stream()
						.map(Map.class::cast)
						.filter(option -> Boolean.TRUE.equals(option.get("correct")))
						.map(option -> String.valueOf(option.get("key")))
						.toArray(String[]::new));
		}
		return form.with("text", text(form.value("task")));
	}

	/** A prompt as learners write them, for when the words do not matter. */
	public String prompt() {
		return this.tasks.stream()
			.filter(task -> "prompt".equals(task.get("kind")))
			.map(task -> text(String.valueOf(task.get("key"))))
			.findFirst()
			.orElseThrow();
	}

	/** A text that is accepted, or a prompt that reaches nearly all points. */
	String text(String task) {
		Map<String, Map<String, List<String>>> all = read(this.samples.resolve(this.quest + "." + task + ".yaml"));
		return all.getOrDefault("good", all.getOrDefault("accepted", Map.of())).get("ru").getFirst().strip();
	}

	private static <T> T read(Path file) {
		try {
			return new Yaml().load(Files.readString(file));
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

}
