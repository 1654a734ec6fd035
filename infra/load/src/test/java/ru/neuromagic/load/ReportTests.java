package ru.neuromagic.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.load.floor.KafkaRoundTrip;
import ru.neuromagic.load.floor.Pgbench;
import ru.neuromagic.load.machine.Cpu;
import ru.neuromagic.load.machine.Machine;
import ru.neuromagic.load.machine.Memory;
import ru.neuromagic.load.scenario.Measurement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	private static final Idle IDLE = new Idle(Duration.ofSeconds(10), new Cpu(Map.of("postgres", Duration.ofSeconds(1))),
			Map.of("web-ui", new Memory(400_000, 307_200), "keycloak", new Memory(4_000_000, 4_000_000)));

	@TempDir
	Path folder;

	@Test
	void comparesWithTheTargets() {
		Report report = report(List.of(), measurement("catalogue", 1.5, 0.2), measurement("lesson", 4.5, 0.4));

		assertThat(printed(report)).containsPattern("guest catalogue.*2\\.00 ms.*1\\.70 ms.*met")
			.containsPattern("lesson page.*4\\.00 ms.*4\\.90 ms.*missed")
			.containsPattern("gateway's own share.*0\\.30 ms.*0\\.20 ms.*met")
			.containsPattern("idle memory without Keycloak.*2200 MB.*300 MB.*met");
	}

	@Test
	void saysNothingOfTargetsThatWereNotMeasured() {
		assertThat(printed(report(List.of(), measurement("catalogue", 1, 0)))).doesNotContain("one answer", "commit to visible");
	}

	@Test
	void tellsRatiosToTheFloors() {
		Measurement nginx = new Measurement("api-nginx", "API GET through nginx", times(100), List.of(), Duration.ofSeconds(1),
				new Cpu(Map.of(Floors.NGINX, Duration.ofMillis(5))), Duration.ZERO, Duration.ZERO);
		Floors floors = new Floors(nginx, new Pgbench.Result(500, 2, 0.5), new KafkaRoundTrip.Result(times(100), 0.4));

		Report report = report(List.of(), measurement("api", 1, 0.25)).with(floors);

		assertThat(printed(report)).containsPattern("nginx in front of course-service.*0\\.05.*0\\.25.*5\\.00 \\|");
	}

	@Test
	void oneWrongAnswerSpoilsTheRun() {
		Report report = report(List.of("answered 500 instead of 200"), measurement("catalogue", 1, 0));

		assertThat(report.isRight()).isFalse();
		assertThat(printed(report)).contains("WRONG catalogue: answered 500 instead of 200");
		assertThat(report(List.of(), measurement("catalogue", 1, 0)).isRight()).isTrue();
	}

	@Test
	void whatCouldNotBeMeasuredSpoilsTheRunAndKeepsTheRest() {
		Report report = report(List.of(), measurement("catalogue", 1, 0)).with(List.of("floors: nginx is gone"));

		assertThat(report.isRight()).isFalse();
		assertThat(printed(report)).contains("guest catalogue", "NOT MEASURED floors: nginx is gone");
	}

	@Test
	void writesTheSameForPrograms() throws IOException {
		Path json = this.folder.resolve("load.json");

		report(List.of(), measurement("catalogue", 1.5, 0.2)).write(json);

		JsonNode figures = JsonMapper.builder().build().readTree(Files.readString(json));
		assertThat(figures.at("/scenarios/0/cpuMillisOfAll").asDouble()).isEqualTo(1.7);
		assertThat(figures.at("/scenarios/0/cpuMillis/gateway-service").asDouble()).isEqualTo(0.2);
		assertThat(Files.readString(this.folder.resolve("load.md"))).contains("guest catalogue");
	}

	private static String printed(Report report) {
		var bytes = new ByteArrayOutputStream();
		report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static Report report(List<String> failures, Measurement... measurements) {
		List<Measurement> all = List.of(measurements).stream()
			.map(each -> new Measurement(each.name(), each.title(), each.times(), failures, each.lasted(), each.cpu(), each.compilers(),
						each.generator()))
			.toList();
		return new Report(new Machine(2, "processor", "0.1 0.1 0.1", "25"), "-Xmx1m", Options.parse(Path.of("/home")), List.of(), IDLE, all);
	}

	/** A hundred turns, each with that many milliseconds of web-ui and of the gateway. */
	private static Measurement measurement(String name, double webUi, double gateway) {
		return new Measurement(name, name, times(100), List.of(), Duration.ofSeconds(1),
				new Cpu(Map.of("web-ui", millis(webUi), "gateway-service", millis(gateway))), Duration.ZERO, Duration.ZERO);
	}

	private static Duration millis(double perTurn) {
		return Duration.ofNanos(Math.round(perTurn * 100 * 1e6));
	}

	private static Histogram times(int turns) {
		Histogram times = new Histogram(60_000_000, 3);
		times.recordValueWithCount(5000, turns);
		return times;
	}

}
