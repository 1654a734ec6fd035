package ru.neuromagic.quest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the README that can drift. */
class ReadmeTests {

	@Test
	void namesTheEndpointsOfTheApi() throws IOException {
		JsonNode api = JsonMapper.shared().readTree(Files.readString(Path.of("openapi.json")));
		List<String> endpoints = api.path("paths")
			.propertyStream()
			.flatMap(path -> path.getValue()
				.propertyStream()
				.map(method -> method.getKey().toUpperCase() + " " + path.getKey()))
			.toList();
		assertThat(first("\\| `((?:GET|POST|PUT) [^`]+)` \\|")).containsExactlyInAnyOrderElementsOf(endpoints);
	}

	@Test
	void namesTheTablesOfTheMigrations() throws IOException {
		StringBuilder migrations = new StringBuilder();
		try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
			for (Path file : files.toList()) {
				migrations.append(Files.readString(file));
			}
		}
		List<String> tables = Pattern.compile("create table (\\w+)")
			.matcher(migrations)
			.results()
			.map(found -> found.group(1))
			.toList();
		assertThat(Files.readString(Path.of("README.md"))).contains(tables.stream().map(name -> "`" + name + "`").toList());
	}

	private static List<String> first(String pattern) throws IOException {
		return Pattern.compile(pattern)
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map(found -> found.group(1))
			.toList();
	}

}
