package ru.neuromagic.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Grafana itself is not at hand; what it would only complain about on a screen is checked here. */
class DashboardsTests {

	private static final Path HERE = Path.of("").toAbsolutePath();

	private final Dashboards dashboards = Dashboards.in(HERE);

	@Test
	void thereAreFourAndTheirAddressesAreTheirOwn() {
		assertThat(this.dashboards.files()).containsExactlyInAnyOrder("overview.json", "service.json", "events.json", "learners.json");
		assertThat(this.dashboards.byFile()).allSatisfy((file, dashboard) -> {
			assertThat(dashboard.get("uid").asString()).isEqualTo("neuromagic-" + file.replace(".json", ""));
			assertThat(dashboard.get("title").asString()).isNotBlank();
			assertThat(dashboard.has("id")).as("an id belongs to one Grafana").isFalse();
		});
	}

	@Test
	void eachPanelSaysWhatItShowsAndInWhichUnit() {
		for (String file : this.dashboards.files()) {
			assertThat(this.dashboards.panels(file)).isNotEmpty().allSatisfy(panel -> {
				assertThat(panel.get("title").asString()).isNotBlank();
				assertThat(panel.get("description").asString()).isNotBlank();
				assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isIn("none", "s", "reqps", "percentunit", "bytes");
				assertThat(panel.get("targets").size()).isPositive();
			});
			assertThat(this.dashboards.panels(file).map(panel -> panel.get("title").asString())).doesNotHaveDuplicates();
			assertThat(this.dashboards.byFile().get(file).get("panels").valueStream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
		}
	}

	@Test
	void panelsLieSideBySideOnTheGrid() {
		for (String file : this.dashboards.files()) {
			Set<List<Integer>> taken = new HashSet<>();
			this.dashboards.byFile().get(file).get("panels").forEach(panel -> {
				JsonNode place = panel.get("gridPos");
				assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
				for (int x = 0; x < place.get("w").asInt(); x++) {
					for (int y = 0; y < place.get("h").asInt(); y++) {
						assertThat(taken.add(List.of(place.get("x").asInt() + x, place.get("y").asInt() + y)))
							.as("%s, %s lies on another", file, panel.get("title").asString())
							.isTrue();
					}
				}
			});
		}
	}

	@Test
	void eachPanelAsksTheDataSourceThatIsChosenAbove() {
		for (String file : this.dashboards.files()) {
			assertThat(this.dashboards.byFile().get(file).at("/templating/list/0/type").asString()).isEqualTo("datasource");
			assertThat(this.dashboards.byFile().get(file).at("/templating/list/0/name").asString()).isEqualTo("datasource");
			assertThat(this.dashboards.panels(file)).allSatisfy(panel -> {
				assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
				assertThat(panel.get("targets")).allSatisfy(target -> assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}"));
			});
		}
	}

	/** Each expression as a rule: promtool reads nothing else from files. */
	@Test
	void prometheusReadsEachExpression(@TempDir Path folder) throws IOException, InterruptedException {
		List<Map<String, String>> rules = new ArrayList<>();
		this.dashboards.expressions().forEach(expression -> rules.add(Map.of("record", "panel:%d".formatted(rules.size()), "expr", expression.promql())));
		assertThat(rules).hasSizeGreaterThan(40);
		Files.writeString(folder.resolve("panels.yml"),
				new Yaml().dump(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));
		Promtool.accepts(folder, "check", "rules", "panels.yml");
	}

	@Test
	void grafanaIsToldWhereTheDashboardsAre() throws IOException {
		Map<String, List<Map<String, Object>>> sources = new Yaml()
			.load(Files.readString(HERE.resolve("grafana/provisioning/datasources/prometheus.yml")));
		assertThat(sources.get("datasources")).singleElement().satisfies(source -> assertThat(source).containsEntry("type", "prometheus"));
		Map<String, List<Map<String, Object>>> providers = new Yaml()
			.load(Files.readString(HERE.resolve("grafana/provisioning/dashboards/neuromagic.yml")));
		assertThat(providers.get("providers")).singleElement()
			.satisfies(provider -> assertThat(provider.get("options")).isEqualTo(Map.of("path", "/etc/grafana/dashboards")));
	}

}
