package ru.neuromagic.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The README says what the configuration reads. */
class CanvasTests {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+)[:}]");

	@Test
	void namesEveryVariableThatTheConfigurationReads() throws IOException {
		Set<String> read = new TreeSet<>();
		Matcher matcher = VARIABLE.matcher(Files.readString(Path.of("src/main/resources/application.yaml")));
		while (matcher.find()) {
			read.add("`" + matcher.group(1) + "`");
		}

		assertThat(read).isNotEmpty();
		assertThat(Files.readString(Path.of("README.md"))).contains(read);
	}

}
