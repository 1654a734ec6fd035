package ru.neuromagic.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules of {@code prometheus/rules} and, for what only operators of Kubernetes tell, of {@code prometheus/rules-production}.
 *
 * @param all in the order of their files
 */
public record Rules(List<Rule> all) {

	/** Recorded by {@code record} or an alert with {@code labels} and {@code annotations}. */
	public record Rule(String file, @Nullable String record, @Nullable String alert, String expression,
			Map<String, String> labels, Map<String, String> annotations) {
	}

	/** @param observability the folder {@code infra/observability} */
	public static Rules in(Path observability) {
		List<Rule> all = new ArrayList<>();
		Stream.of("rules", "rules-production")
			.flatMap(folder -> files(observability.resolve("prometheus").resolve(folder)).stream())
			.forEach(file -> rules(file).forEach(all::add));
		return new Rules(all);
	}

	public List<Rule> alerts() {
		return this.all.stream().filter(rule -> rule.alert() != null).toList();
	}

	/** Names of the series that the rules make. */
	public Set<String> recorded() {
		return this.all.stream().map(Rule::record).filter(record -> record != null).collect(Collectors.toSet());
	}

	public Stream<Expression> expressions() {
		return this.all.stream()
			.map(rule -> new Expression(rule.file() + ", " + (rule.alert() != null ? rule.alert() : rule.record()), rule.expression()));
	}

	static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static Stream<Rule> rules(Path file) {
		try {
			Map<String, List<Map<String, Object>>> content = new Yaml().load(Files.readString(file));
			return content.get("groups").stream().flatMap(group -> rules(file, group));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	@SuppressWarnings("unchecked")
	private static Stream<Rule> rules(Path file, Map<String, Object> group) {
		return ((List<Map<String, Object>>) group.get("rules")).stream()
			.map(rule -> new Rule(file.getFileName().toString(), (String) rule.get("record"), (String) rule.get("alert"),
					(String) rule.get("expr"), (Map<String, String>) rule.getOrDefault("labels", Map.of()),
					(Map<String, String>) rule.getOrDefault("annotations", Map.of())));
	}

}
