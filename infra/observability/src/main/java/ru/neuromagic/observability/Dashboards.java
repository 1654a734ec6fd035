package ru.neuromagic.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dashboards of {@code grafana/dashboards}.
 *
 * @param byFile their JSON by the name of the file
 */
public record Dashboards(Map<String, JsonNode> byFile) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What Grafana offers as values of a variable: those of a metric's label. */
	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *\\w+\\)");

	/** @param observability the folder {@code infra/observability} */
	public static Dashboards in(Path observability) {
		Map<String, JsonNode> byFile = new TreeMap<>();
		for (Path file : Rules.files(observability.resolve("grafana/dashboards"))) {
			try {
				byFile.put(file.getFileName().toString(), JSON.readTree(Files.readString(file)));
			}
			catch (IOException unreadable) {
				throw new UncheckedIOException(unreadable);
			}
		}
		return new Dashboards(byFile);
	}

	/** Panels that show something: rows do not. */
	public Stream<JsonNode> panels(String file) {
		return this.byFile.get(file).get("panels").valueStream().filter(panel -> !panel.get("type").asString().equals("row"));
	}

	/** As Prometheus reads them, the variables of Grafana replaced. */
	public Stream<Expression> expressions() {
		return this.byFile.keySet().stream().flatMap(file -> Stream.concat(ofPanels(file), ofVariables(file)));
	}

	private Stream<Expression> ofPanels(String file) {
		return panels(file).flatMap(panel -> panel.get("targets")
			.valueStream()
			.map(target -> new Expression(file + ", " + panel.get("title").asString(),
					target.get("expr").asString().replace("$__rate_interval", "1m").replaceAll("\\$\\w+", "x"))));
	}

	private Stream<Expression> ofVariables(String file) {
		return this.byFile.get(file)
			.at("/templating/list")
			.valueStream()
			.filter(variable -> variable.get("type").asString().equals("query"))
			.map(variable -> LABEL_VALUES.matcher(variable.get("definition").asString()))
			.filter(Matcher::matches)
			.map(query -> new Expression(file + ", its variables", query.group(1)));
	}

	/** Names of the files. */
	List<String> files() {
		return List.copyOf(this.byFile.keySet());
	}

}
