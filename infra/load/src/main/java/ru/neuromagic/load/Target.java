package ru.neuromagic.load;

import java.util.function.ToDoubleFunction;

import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.scenario.Measurement;

/** What is to be reached, warm, on two cores; and what the same took elsewhere on such a machine. */
enum Target {

	CATALOGUE("guest catalogue, CPU of all", "ms", 2.0, "2.5", "75", report -> all(report, "catalogue")),

	LESSON("lesson page logged in, CPU of all", "ms", 4.0, "15", "113", report -> all(report, "lesson")),

	ANSWER("one answer, CPU of all", "ms", 3.0, "9", "65", report -> all(report, "answer")),

	GATEWAY("the gateway's own share of a guest page", "ms", 0.3, "", "",
			report -> report.measurement("catalogue").map(page -> page.perTurn(page.cpu().of(Components.GATEWAY))).orElse(Double.NaN)),

	EFFECT("commit to visible effect, p99 under load", "ms", 500, "", "",
			report -> (report.effects() != null) ? report.effects().underLoad().getValueAtPercentile(99) / 1000.0 : Double.NaN),

	MEMORY("idle memory without Keycloak (PSS)", "MB", 2200, "", "",
			report -> report.idle().memory().entrySet().stream()
				.filter(entry -> !entry.getKey().equals(Components.KEYCLOAK))
				.mapToLong(entry -> entry.getValue().pss())
				.sum() / 1024.0);

	final String title;

	final String unit;

	final double most;

	/** The product's first version, in Python. */
	final String firstVersion;

	final String moodle;

	private final ToDoubleFunction<Report> measured;

	Target(String title, String unit, double most, String firstVersion, String moodle, ToDoubleFunction<Report> measured) {
		this.title = title;
		this.unit = unit;
		this.most = most;
		this.firstVersion = firstVersion;
		this.moodle = moodle;
		this.measured = measured;
	}

	/** NaN if it was not measured. */
	double measured(Report report) {
		return this.measured.applyAsDouble(report);
	}

	private static double all(Report report, String scenario) {
		return report.measurement(scenario).map(Measurement::perTurnOfAll).orElse(Double.NaN);
	}

}
