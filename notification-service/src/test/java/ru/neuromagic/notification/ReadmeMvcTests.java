package ru.neuromagic.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Medium;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the README against the service. */
@ServiceTest
class ReadmeMvcTests {

	private final String readme = read("README.md");

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void endpoints() {
		Set<String> served = this.mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("ru.neuromagic.notification"))
			.map(entry -> entry.getKey().getMethodsCondition().getMethods().iterator().next() + " "
					+ entry.getKey().getPatternValues().iterator().next())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(firstColumn("Endpoints")).containsExactlyInAnyOrderElementsOf(served);
	}

	@Test
	void topics() {
		Set<String> consumed = this.listeners.getListenerContainers()
			.stream()
			.flatMap(container -> Set.of(container.getContainerProperties().getTopics()).stream())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(firstColumn("Events")).containsExactlyInAnyOrderElementsOf(consumed);
	}

	@Test
	void kinds() {
		List<String> kinds = List.of(Kind.values()).stream().map(Kind::wireName).toList();
		assertThat(firstColumn("Kinds")).containsExactlyInAnyOrderElementsOf(kinds);
		assertThat(this.readme.lines().filter(line -> line.startsWith("| `") && line.contains("| yes")))
			.allSatisfy(line -> assertThat(line.split("\\|")[3].contains("yes"))
				.isEqualTo(Kind.of(line.split("`")[1]).travelsBy(Medium.INBOX)));
	}

	@Test
	void tables() {
		List<String> tables = this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = 'notification' and table_name <> 'flyway_schema_history'
				limit 100
				""").query(String.class).list();
		assertThat(firstColumn("Tables")).containsExactlyInAnyOrderElementsOf(tables);
	}

	@Test
	void settings() {
		Set<String> read = Pattern.compile("\\$\\{([A-Z_]+)")
			.matcher(read("src/main/resources/application.yaml"))
			.results()
			.map(match -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(firstColumn("Settings")).containsExactlyInAnyOrderElementsOf(read);
	}

	/** What stands in backticks in the first column of a section's table. */
	private List<String> firstColumn(String section) {
		String text = this.readme.split("\n## " + section + "\n")[1].split("\n## ")[0];
		return text.lines()
			.filter(line -> line.startsWith("| `"))
			.flatMap(line -> Pattern.compile("`([^`]+)`").matcher(line.split("\\|")[1]).results())
			.map(match -> match.group(1))
			.toList();
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
