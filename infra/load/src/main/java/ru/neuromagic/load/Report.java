package ru.neuromagic.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.machine.Machine;
import ru.neuromagic.load.machine.Memory;
import ru.neuromagic.load.scenario.Measurement;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures, for people as Markdown and for programs as JSON.
 *
 * @param jvm options of the services' JVMs
 * @param memoryAfter of the components when everything else was measured
 * @param problems what could not be measured at all, and why
 */
record Report(Machine machine, String jvm, Options options, List<Platform.Start> starts, Idle idle, List<Measurement> measurements,
		@Nullable EffectTimes effects, @Nullable Floors floors, Map<String, Memory> memoryAfter,
		List<String> problems) {

	Report(Machine machine, String jvm, Options options, List<Platform.Start> starts, Idle idle, List<Measurement> measurements) {
		this(machine, jvm, options, starts, idle, measurements, null, null, Map.of(), List.of());
	}

	Report with(EffectTimes measured) {
		return new Report(this.machine, this.jvm, this.options, this.starts, this.idle, this.measurements, measured,
				this.floors, this.memoryAfter, this.problems);
	}

	Report with(Floors measured) {
		return new Report(this.machine, this.jvm, this.options, this.starts, this.idle, this.measurements, this.effects,
				measured, this.memoryAfter, this.problems);
	}

	Report withMemoryAfter(Map<String, Memory> memory) {
		return new Report(this.machine, this.jvm, this.options, this.starts, this.idle, this.measurements, this.effects,
				this.floors, memory, this.problems);
	}

	Report with(List<String> unmeasured) {
		return new Report(this.machine, this.jvm, this.options, this.starts, this.idle, this.measurements, this.effects,
				this.floors, this.memoryAfter, unmeasured);
	}

	/** Whether everything was measured and every answer the right one. */
	boolean isRight() {
		return this.problems.isEmpty() && all().allMatch(measurement -> measurement.failures().isEmpty());
	}

	Optional<Measurement> measurement(String scenario) {
		return this.measurements.stream().filter(measurement -> measurement.name().equals(scenario)).findFirst();
	}

	private Stream<Measurement> all() {
		return Stream.concat(this.measurements.stream(), (this.floors != null) ? Stream.of(this.floors.nginx()) : Stream.of());
	}

	void print(PrintStream out) {
		out.printf("%n%s%nThe services' JVMs: %s%n", this.machine, this.jvm);
		printCosts(out);
		printTargets(out);
		if (this.floors != null) {
			printFloors(out, this.floors);
		}
		if (this.effects != null) {
			printEffects(out, this.effects);
		}
		if (!this.starts.isEmpty()) {
			printStarts(out);
		}
		printIdle(out);
		all().forEach(measurement -> measurement.failures()
			.forEach(failure -> out.printf("%nWRONG %s: %s%n", measurement.title(), failure)));
		this.problems.forEach(problem -> out.printf("%nNOT MEASURED %s%n", problem));
	}

	private void printCosts(PrintStream out) {
		out.printf("%n%d visitors at once, %d s each. Milliseconds of processor for one turn, by component:%n%n",
				this.options.concurrency(), this.options.duration().toSeconds());
		Table table = new Table("turn", "per s", "p50 ms", "p99 ms");
		Components.NAMES.forEach(name -> table.add(name.replace("-service", "")));
		table.add("all", "idle part", "compilers", "generator", "failed");
		for (Measurement measurement : this.measurements) {
			table.row(measurement.title(), number(measurement.perSecond()), number(measurement.percentile(50)),
					number(measurement.percentile(99)));
			Components.NAMES.forEach(name -> table.add(number(measurement.perTurn(measurement.cpu().of(name)))));
			table.add(number(measurement.perTurnOfAll()), number(measurement.idlePerTurn(this.idle.share(_ -> true))),
					number(measurement.perTurn(measurement.compilers())),
					number(measurement.perTurn(measurement.generator())), Integer.toString(measurement.failures().size()));
		}
		table.print(out);
	}

	private void printTargets(PrintStream out) {
		out.println();
		Table table = new Table("target", "at most", "measured", "", "first version (Python)", "Moodle");
		for (Target target : Target.values()) {
			double measured = target.measured(this);
			if (!Double.isNaN(measured)) {
				table.row(target.title, number(target.most) + " " + target.unit, number(measured) + " " + target.unit,
						(measured <= target.most) ? "met" : "missed", target.firstVersion, target.moodle);
			}
		}
		table.print(out);
	}

	private void printFloors(PrintStream out, Floors measured) {
		out.println();
		Table table = new Table("floor", "costs", "ours", "costs", "ratio");
		double nginx = measured.nginx().perTurn(measured.nginx().cpu().of(Floors.NGINX));
		measurement("api").ifPresent(api -> compare(table, "nginx in front of course-service, CPU ms", nginx,
				"gateway at the same API GET", api.perTurn(api.cpu().of(Components.GATEWAY))));
		measurement("answer").ifPresent(answer -> {
			compare(table, "pgbench, an answer's statements, CPU ms of PostgreSQL", measured.answer().cpuMillis(),
					"PostgreSQL at one answer, session included", answer.perTurn(answer.cpu().of("postgres")));
			compare(table, "the same", measured.answer().cpuMillis(), "all at one answer", answer.perTurnOfAll());
		});
		Histogram kafka = measured.kafka().times();
		if (this.effects != null) {
			for (int percent : List.of(50, 99)) {
				compare(table, "Kafka, there and back with acks=all, p%d ms".formatted(percent), kafka.getValueAtPercentile(percent) / 1000.0,
						"commit to effect, nobody else there", this.effects.quiet().getValueAtPercentile(percent) / 1000.0);
			}
		}
		table.print(out);
		out.printf("%nnginx: %s turns a second; pgbench: %s transactions a second, %s ms each; Kafka: %s ms of the broker's CPU for a message.%n",
				number(measured.nginx().perSecond()), number(measured.answer().perSecond()), number(measured.answer().latencyMillis()),
				number(measured.kafka().cpuMillis()));
	}

	private static void compare(Table table, String floor, double least, String ours, double cost) {
		table.row(floor, number(least), ours, number(cost), number(cost / least));
	}

	private static void printEffects(PrintStream out, EffectTimes measured) {
		out.println();
		Table table = new Table("commit to visible effect", "p50 ms", "p99 ms", "longest ms", "times");
		effect(table, "nobody else there", measured.quiet());
		effect(table, "under load", measured.underLoad());
		table.print(out);
	}

	private static void effect(Table table, String title, Histogram times) {
		table.row(title, number(times.getValueAtPercentile(50) / 1000.0), number(times.getValueAtPercentile(99) / 1000.0),
				number(times.getMaxValue() / 1000.0), Long.toString(times.getTotalCount()));
	}

	private void printStarts(PrintStream out) {
		out.println();
		Table table = new Table("start of the platform", "seconds", "CPU seconds");
		this.starts.forEach(start -> table.row(start.title(), number(start.took().toMillis() / 1000.0),
				number(start.cpu().toMillis() / 1000.0)));
		table.print(out);
	}

	private void printIdle(PrintStream out) {
		out.println();
		Table table = new Table("idle", "RSS MB", "PSS MB", "CPU % of a core", "PSS MB after the load");
		Memory sum = new Memory(0, 0);
		Memory sumAfter = new Memory(0, 0);
		for (Map.Entry<String, Memory> component : this.idle.memory().entrySet()) {
			Memory after = this.memoryAfter.getOrDefault(component.getKey(), new Memory(0, 0));
			idle(table, component.getKey(), component.getValue(), this.idle.share(component.getKey()::equals), after);
			sum = sum.plus(component.getValue());
			sumAfter = sumAfter.plus(after);
		}
		idle(table, "all", sum, this.idle.share(_ -> true), sumAfter);
		table.print(out);
	}

	private static void idle(Table table, String title, Memory memory, double share, Memory after) {
		table.row(title, Long.toString(memory.rss() / 1024), Long.toString(memory.pss() / 1024),
				String.format(Locale.ROOT, "%.1f", 100 * share), Long.toString(after.pss() / 1024));
	}

	static String number(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.2f" : (value < 100) ? "%.1f" : "%.0f", value);
	}

	/** Writes the figures, and beside them what is printed. */
	void write(Path json) throws IOException {
		Files.createDirectories(json.getParent());
		Files.writeString(json, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(figures()));
		Path markdown = json.resolveSibling(json.getFileName().toString().replaceFirst("(\\.json)?$", ".md"));
		try (var out = new PrintStream(Files.newOutputStream(markdown), false, StandardCharsets.UTF_8)) {
			print(out);
		}
	}

	private Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("machine", this.machine);
		figures.put("jvm", this.jvm);
		figures.put("concurrency", this.options.concurrency());
		figures.put("scenarios", all().map(Report::figures).toList());
		Map<String, Object> targets = new LinkedHashMap<>();
		for (Target target : Target.values()) {
			if (!Double.isNaN(target.measured(this))) {
				targets.put(target.name().toLowerCase(Locale.ROOT), target.measured(this));
			}
		}
		figures.put("targets", targets);
		if (this.floors != null) {
			figures.put("pgbench", this.floors.answer());
			figures.put("kafka", figures(this.floors.kafka().times()));
		}
		if (this.effects != null) {
			figures.put("effect", figures(this.effects.quiet()));
			figures.put("effectUnderLoad", figures(this.effects.underLoad()));
		}
		figures.put("starts", this.starts.stream().map(start -> Map.of("title", start.title(), "seconds",
				start.took().toMillis() / 1000.0, "cpuSeconds", start.cpu().toMillis() / 1000.0)).toList());
		figures.put("idleMemoryKilobytes", this.idle.memory());
		figures.put("memoryAfterKilobytes", this.memoryAfter);
		return figures;
	}

	private static Map<String, Object> figures(Measurement measurement) {
		Map<String, Double> cpu = new LinkedHashMap<>();
		measurement.cpu().byComponent().forEach((name, used) -> cpu.put(name, measurement.perTurn(used)));
		Map<String, Object> figures = new LinkedHashMap<>(figures(measurement.times()));
		figures.put("name", measurement.name());
		figures.put("perSecond", measurement.perSecond());
		figures.put("cpuMillis", cpu);
		figures.put("cpuMillisOfAll", measurement.perTurnOfAll());
		figures.put("cpuMillisOfCompilers", measurement.perTurn(measurement.compilers()));
		figures.put("cpuMillisOfGenerator", measurement.perTurn(measurement.generator()));
		figures.put("failures", measurement.failures());
		return figures;
	}

	private static Map<String, Object> figures(Histogram times) {
		return Map.of("times", times.getTotalCount(), "p50Millis", times.getValueAtPercentile(50) / 1000.0, "p99Millis",
				times.getValueAtPercentile(99) / 1000.0);
	}

}
