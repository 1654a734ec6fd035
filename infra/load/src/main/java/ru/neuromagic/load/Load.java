package ru.neuromagic.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ru.neuromagic.load.learner.Learners;
import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.machine.Machine;
import ru.neuromagic.load.scenario.AnswerKey;
import ru.neuromagic.load.scenario.Measurement;
import ru.neuromagic.load.scenario.Runner;
import ru.neuromagic.load.scenario.Scenario;
import ru.neuromagic.load.scenario.Scenarios;

/** {@code ./neuromagic load}: measures everything, one after the other, and prints it. */
public final class Load {

	/** What begins after a start, such as pools and first polls, is over then. */
	private static final Duration SETTLING = Duration.ofSeconds(20);

	private Load() {
	}

	/** Ends with 0 if all was measured and every answer was right, 1 if not, 2 if it could not be measured. */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Options options;
		try {
			options = Options.parse(Path.of(System.getProperty("neuromagic.home", ".")).toAbsolutePath().normalize(), arguments);
		}
		catch (IllegalArgumentException wrong) {
			System.err.println(wrong.getMessage());
			System.exit(2);
			return;
		}
		Machine machine = Machine.here();
		Report report;
		try {
			if (options.floors() && options.scenarios().isEmpty()) {
				Floors.requirePrograms();
			}
			progress((options.attach() != null) ? "attaching to " + options.attach() : "starting a platform, twice");
			try (Platform platform = Platform.of(options)) {
				report = measure(options, platform, machine);
			}
		}
		catch (IOException | IllegalStateException | IllegalArgumentException refused) {
			System.err.println(refused.getMessage());
			System.exit(2);
			return;
		}
		report.print(System.out);
		report.write(options.json());
		System.exit(report.isRight() ? 0 : 1);
	}

	private static Report measure(Options options, Platform platform, Machine machine)
			throws IOException, InterruptedException {
		Components components = new Components(platform.data());
		progress("idle");
		Thread.sleep(SETTLING);
		Idle idle = Idle.measure(components);
		progress("learners arrive");
		try (var learners = new Learners(options.concurrency() + EffectTimes.LEARNERS, options.port(8080), options.port(8025))) {
			AnswerKey key = new AnswerKey(options.home(), Scenarios.QUEST);
			Scenarios scenarios = new Scenarios(options.port(8080), learners, key);
			Runner runner = new Runner(components, options.concurrency(), options.duration());
			List<String> problems = new ArrayList<>();
			List<Measurement> measurements = new ArrayList<>();
			for (Scenario scenario : scenarios.chosen(options.scenarios())) {
				attempt("warming up: " + scenario.title(), problems, () -> {
					runner.warmUp(scenario);
					return true;
				});
			}
			for (Scenario scenario : scenarios.chosen(options.scenarios())) {
				attempt(scenario.title(), problems, () -> runner.run(scenario)).ifPresent(measurements::add);
			}
			Report report = new Report(machine, components.jvmOptions(), options, platform.starts(), idle, measurements);
			if (options.scenarios().isEmpty()) {
				report = attempt("from commit to effect", problems,
						() -> EffectTimes.measure(options, platform, learners, runner, scenarios)).map(report::with).orElse(report);
			}
			if (options.scenarios().isEmpty() && options.floors()) {
				report = attempt("floors: nginx, pgbench, Kafka", problems,
						() -> Floors.measure(options, platform, components, key)).map(report::with).orElse(report);
			}
			return report.withMemoryAfter(components.memory()).with(problems);
		}
	}

	/** What cannot be measured spoils the run, but not what was measured before. */
	private static <T> Optional<T> attempt(String what, List<String> problems, Runner.Measuring<T> measuring)
			throws InterruptedException {
		progress(what);
		try {
			return Optional.of(measuring.measure());
		}
		catch (IOException | RuntimeException failed) {
			problems.add(what + ": " + failed);
			return Optional.empty();
		}
	}

	private static void progress(String what) {
		System.err.println("… " + what);
	}

}
