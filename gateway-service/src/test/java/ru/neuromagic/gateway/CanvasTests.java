package ru.neuromagic.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The README says what the configuration reads. */
class CanvasTests {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+)[:}]");

	@Test
	void givesTheLimitsOfEveryClass() throws IOException {
		Map<String, Object> settings = new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml")));
		Map<String, Map<String, Map<String, Object>>> limits = at(at(settings, "neuromagic"), "rate-limits");
		String canvas = Files.readString(Path.of("README.md"));

		assertThat(limits).isNotEmpty().allSatisfy((name, both) -> assertThat(canvas).containsPattern(
				"(?m)^\\| %s \\|.*\\| %s \\| %s \\|$".formatted(name, said(both.get("client")), said(both.get("account")))));
	}

	@SuppressWarnings("unchecked")
	private static <T> Map<String, T> at(Map<String, ?> settings, String key) {
		return (Map<String, T>) settings.get(key);
	}

	private static String said(Map<String, Object> limit) {
		String per = (String) limit.get("per");
		return limit.get("requests") + switch (per) {
			case "1m" -> " a minute";
			case "1h" -> " an hour";
			default -> " in " + per.replace("m", " min");
		};
	}

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
