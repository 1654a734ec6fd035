package ru.neuromagic.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class RulesTests {

	private static final Path HERE = Path.of("").toAbsolutePath();

	private static final Path PROMETHEUS = HERE.resolve("prometheus");

	private final Rules rules = Rules.in(HERE);

	@Test
	void prometheusAcceptsTheConfigurationAndTheRules() throws IOException, InterruptedException {
		Promtool.accepts(PROMETHEUS, "check", "config", "prometheus.yml");
		for (Path file : Rules.files(PROMETHEUS.resolve("rules-production"))) {
			Promtool.accepts(PROMETHEUS, "check", "rules", file.toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "slo.yml", "slo-days.yml", "causes.yml", "backups.yml" })
	void alertsFireWhenTheyShouldAndOnlyThen(String file) throws IOException, InterruptedException {
		Promtool.accepts(PROMETHEUS.resolve("tests"), "test", "rules", file);
	}

	@Test
	void eachAlertIsTested() throws IOException {
		Set<String> raised = new TreeSet<>();
		for (Path file : Rules.files(PROMETHEUS.resolve("tests"))) {
			Map<String, List<Map<String, List<Map<String, Object>>>>> content = new Yaml().load(Files.readString(file));
			content.get("tests")
				.stream()
				.flatMap(test -> test.getOrDefault("alert_rule_test", List.of()).stream())
				.forEach(expected -> severities(expected).forEach(severity -> raised.add(expected.get("alertname") + " " + severity)));
		}
		assertThat(raised).isEqualTo(this.rules.alerts()
			.stream()
			.map(alert -> alert.alert() + " " + alert.labels().get("severity"))
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	@SuppressWarnings("unchecked")
	private static Stream<String> severities(Map<String, Object> expected) {
		return ((List<Map<String, Map<String, String>>>) expected.get("exp_alerts")).stream()
			.map(alert -> alert.get("exp_labels").get("severity"));
	}

	@Test
	void eachAlertSaysHowUrgentItIsAndWhatToDo() throws IOException {
		Set<String> anchors = anchors(Files.readString(HERE.resolve("README.md")));
		assertThat(this.rules.alerts()).allSatisfy(alert -> {
			assertThat(alert.labels().get("severity")).isIn("page", "ticket");
			assertThat(alert.annotations()).containsKeys("summary", "description");
			assertThat(alert.annotations().get("runbook_url"))
				.isEqualTo("infra/observability/README.md#" + String.valueOf(alert.alert()).toLowerCase(Locale.ROOT));
			assertThat(anchors).contains(String.valueOf(alert.alert()).toLowerCase(Locale.ROOT));
		});
	}

	@Test
	void theRunbookHasNoEntryThatNoAlertNeeds() throws IOException {
		String runbook = Files.readString(HERE.resolve("README.md")).split("\n## Runbook\n")[1].split("\n## ")[0];
		Set<String> entries = Pattern.compile("(?m)^### (\\w+)$").matcher(runbook).results().map(found -> found.group(1)).collect(Collectors.toSet());
		assertThat(entries).isEqualTo(this.rules.alerts().stream().map(Rules.Rule::alert).collect(Collectors.toSet()));
		assertThat(Arrays.stream(runbook.split("\n### ")).skip(1))
			.allSatisfy(entry -> assertThat(entry).contains("**Means**", "**Likely**", "**Do**", "**Over**"));
	}

	@Test
	void whatIsReadFromRulesIsRecordedByRules() {
		Set<String> read = new TreeSet<>();
		this.rules.expressions().map(Expression::metrics).forEach(read::addAll);
		Dashboards.in(HERE).expressions().map(Expression::metrics).forEach(read::addAll);
		read.removeIf(name -> !name.contains(":"));
		assertThat(read).isNotEmpty().isSubsetOf(this.rules.recorded());
	}

	/** As GitHub and GitLab make them of headings that are one word. */
	private static Set<String> anchors(String markdown) {
		return Pattern.compile("(?m)^#+ (\\w+)$")
			.matcher(markdown)
			.results()
			.map(MatchResult::group)
			.map(heading -> heading.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

}
