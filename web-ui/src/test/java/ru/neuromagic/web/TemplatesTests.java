package ru.neuromagic.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTests {

	@Test
	void haveNoInlineScriptOrStyleAndNoPlainFormActions() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			List<Path> templates = files.filter(file -> file.toString().endsWith(".html")).toList();
			assertThat(templates).hasSizeGreaterThan(25);
			for (Path template : templates) {
				String html = Files.readString(template);
				assertThat(html).as(template.toString()).doesNotContain("<style", "style=", "javascript:", "th:inline", "onclick", "th:on")
					.doesNotContainPattern("<script(?![^>]* th:src=)").doesNotContainPattern("<form[^>]* action=")
					// what th:replace stands on is replaced before its th:if is asked
					.doesNotContainPattern("<[^>]* th:if=\"[^\"]*\" th:(replace|insert)=");
			}
		}
	}

	@Test
	void showUnescapedOnlyWhatAServiceMadeSafe() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			for (Path template : files.filter(file -> file.toString().endsWith(".html")).toList()) {
				assertThat(Files.readString(template).lines().filter(line -> line.contains("th:utext"))).as(template.toString())
					.allMatch(line -> line.matches(".*th:utext=\"\\$\\{[A-Za-z.]+[hH]tml}\".*"));
			}
		}
	}
}
