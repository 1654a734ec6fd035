package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlTemplateTests {

	@Test
	void fillsEveryPlaceholder() {
		assertThat(SqlTemplate.fill("a '${one_password}' b '${two}' c '${one_password}'", String::toUpperCase))
			.isEqualTo("a 'ONE_PASSWORD' b 'TWO' c 'ONE_PASSWORD'");
	}

	@Test
	void leavesDollarQuotesAlone() {
		assertThat(SqlTemplate.fill("do $x$ begin end $x$", name -> "v")).isEqualTo("do $x$ begin end $x$");
	}

	@Test
	void refusesAValueThatCouldEndTheLiteral() {
		assertThatThrownBy(() -> SqlTemplate.fill("'${p}'", name -> "a' or '1"))
			.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void knowsEveryPlaceholderOfTheBootstrapScript() throws IOException {
		String script = Files.readString(Path.of("../postgres/bootstrap.sql"));
		assertThat(SqlTemplate.fill(script, name -> "x")).doesNotContainPattern("\\$\\{\\w+}");
	}

}
