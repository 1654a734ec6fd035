package ru.neuromagic.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The canvas tells the truth. */
@AuthIntegrationTest
class ReadmeTests {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@Autowired
	JdbcClient jdbc;

	private final String readme = read();

	@Test
	void listsTheEndpoints() {
		List<String> endpoints = this.mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.filter(mapping -> mapping.getValue().getBeanType().getPackageName().startsWith("ru.neuromagic.auth"))
			.flatMap(mapping -> endpoints(mapping.getKey()))
			.toList();
		List<String> listed = this.readme.lines()
			.filter(line -> line.matches("\\| `[A-Z]+ /api.*"))
			.map(line -> line.split("`")[1])
			.toList();
		assertThat(listed).containsExactlyInAnyOrderElementsOf(endpoints);
	}

	@Test
	void listsTheTables() {
		List<String> tables = this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = 'auth' and table_name <> 'flyway_schema_history'
				limit 100
				""").query(String.class).list();
		assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(this.readme).contains("`" + table + "`"));
	}

	private static Stream<String> endpoints(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.flatMap(method -> mapping.getPatternValues().stream().map(pattern -> method + " " + pattern));
	}

	private static String read() {
		try {
			return Files.readString(Path.of("README.md"));
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
