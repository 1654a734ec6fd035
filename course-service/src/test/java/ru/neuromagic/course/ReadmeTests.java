package ru.neuromagic.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.test.IntegrationTest;

/** The README's tables must not drift from the code. */
@IntegrationTest
class ReadmeTests {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@Autowired
	JdbcClient jdbc;

	String readme;

	@BeforeEach
	void read() throws IOException {
		readme = Files.readString(Path.of("README.md"));
	}

	@Test
	void listsEveryEndpointAndNoOther() {
		var endpoints = mappings.getHandlerMethods().entrySet().stream()
				.filter(mapping -> mapping.getValue().getBeanType().getPackageName().startsWith("ru.neuromagic.course"))
				.flatMap(mapping -> mapping.getKey().getMethodsCondition().getMethods().stream()
						.flatMap(method -> mapping.getKey().getPatternValues().stream()
								.map(path -> "| `" + method + " " + path + "` |")))
				.toList();
		assertThat(readme.lines().filter(line -> line.matches("\\| `[A-Z]+ /.*")).map(line ->
				line.substring(0, line.indexOf('|', 1) + 1))).containsExactlyInAnyOrderElementsOf(endpoints);
	}

	@Test
	void listsEveryEventOfItsTopics() {
		assertThat(Arrays.stream(EventType.values()).filter(type -> type.topic().equals(Topics.COURSE_ENROLLMENTS)
				|| type == EventType.QUEST_COMPLETED)).isNotEmpty().allSatisfy(type ->
						assertThat(readme).contains("| `" + type.wireName() + "` | `" + type.topic() + "` |"));
	}

	@Test
	void listsEveryTable() {
		assertThat(jdbc.sql("""
				select table_name
				  from information_schema.tables
				 where table_schema = 'course' and table_name <> 'flyway_schema_history'
				 limit 100
				""").query(String.class).list()).isNotEmpty().allSatisfy(table ->
						assertThat(readme).containsPattern("(?m)^\\|.*`" + table + "`"));
	}
}
