package ru.neuromagic.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import ru.neuromagic.load.effect.Effects;
import ru.neuromagic.load.learner.Api;
import ru.neuromagic.load.learner.Learners;
import ru.neuromagic.load.scenario.Runner;
import ru.neuromagic.load.scenario.Scenarios;

/**
 * From a commit to its visible effect, in microseconds.
 *
 * @param underLoad while all other visitors take whole quests as fast as they can
 */
record EffectTimes(Histogram quiet, Histogram underLoad) {

	/** Beside those of the scenarios, because their inboxes must be quiet. */
	static final int LEARNERS = 2;

	/** Enough for a 99th percentile, within the five minutes that a token lives. */
	private static final Duration QUIET = Duration.ofSeconds(10);

	private static final Duration UNDER_LOAD = Duration.ofSeconds(25);

	static EffectTimes measure(Options options, Platform platform, Learners learners, Runner runner, Scenarios scenarios)
			throws IOException, InterruptedException {
		List<Api> apis = new ArrayList<>();
		for (int i = 0; i < LEARNERS; i++) {
			apis.add(new Api(learners.get(options.concurrency() + i), options.port(8080), platform.secret("web_ui_client_secret")));
		}
		Effects effects = new Effects(apis, Scenarios.QUEST);
		try {
			Histogram quiet = effects.measure(QUIET);
			Histogram busy = runner.during(scenarios.chosen(List.of("quest")).getFirst(), () -> effects.measure(UNDER_LOAD));
			return new EffectTimes(quiet, busy);
		}
		finally {
			apis.forEach(Api::close);
		}
	}

}
