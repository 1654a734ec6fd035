package ru.neuromagic.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;


import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class ProblemPagesTests {

	/** How all programs name a problem: its status, then its name. */
	private static final Pattern NAMED = Pattern.compile("HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"");

	/** What service-defaults makes of a status that Spring answers with. */
	private static final List<String> OF_STATUS = List.of("bad-request", "unauthorized", "forbidden", "not-found", "method-not-allowed",
			"not-acceptable", "unsupported-media-type", "content-too-large", "too-many-requests", "internal-server-error",
			"service-unavailable");

	@ParameterizedTest
	@ValueSource(strings = { "ru", "en" })
	void everyProblemHasItsPage(String language) throws IOException {
		Properties messages = new Properties();
		try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
			messages.load(reader);
		}
		Set<String> explained = new TreeSet<>();
		messages.stringPropertyNames()
			.stream()
			.filter(key -> key.startsWith("problem.") && key.endsWith(".title") && messages.containsKey(key.replace(".title", ".text")))
			.forEach(key -> explained.add(key.substring("problem.".length(), key.length() - ".title".length())));
		Set<String> all = named();
		all.addAll(OF_STATUS);
		assertThat(explained).isEqualTo(all);
	}

	@Test
	void thePageExplainsTheProblem(Browser browser) {
		assertThat(browser.open("/problems/validation-failed").document().text()).contains("Что-то заполнено не так", "/problems/validation-failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/problems/unknown", "/problems/A", "/problems/page" })
	void unknownProblemsHaveNone(String path, Browser browser) {
		assertThat(browser.open(path).status()).isEqualTo(404);
	}

	private static Set<String> named() throws IOException {
		Set<String> names = new TreeSet<>();
		List<Path> sources = new ArrayList<>();
		for (String program : List.of("auth-service", "course-service", "quest-service", "notification-service", "gateway-service",
				"infra/service-defaults")) {
			try (var files = Files.walk(Path.of("..", program, "src/main/java"))) {
				files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
			}
		}
		for (Path source : sources) {
			Matcher matcher = NAMED.matcher(Files.readString(source));
			while (matcher.find()) {
				names.add(matcher.group(1));
			}
		}
		assertThat(names).hasSizeGreaterThan(30);
		return names;
	}
}
