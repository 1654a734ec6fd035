package ru.neuromagic.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param home the checkout
 * @param attach data folder of a platform that runs already; none if one is to be started
 * @param portOffset of the platform
 * @param scenarios names; all if empty
 * @param duration of a measurement
 * @param concurrency visitors at once
 * @param floors whether nginx, pgbench and Kafka are measured for comparison
 * @param json where the figures are written to
 */
record Options(Path home, @Nullable Path attach, int portOffset, List<String> scenarios, Duration duration,
		int concurrency, boolean floors, Path json) {

	/** The load must end by itself, and two processors do not need more. */
	private static final int MOST_SECONDS = 120;

	private static final int MOST_VISITORS = 64;

	static final String USAGE = """
			./neuromagic load [--attach DIR] [--port-offset N] [--scenario A,B] [--seconds N] [--concurrency N]
			                 [--without-floors] [--json FILE]

			  --attach DIR       measure the platform that runs with this data folder; without it one is started in
			                     infra/load/target/platform and ended afterwards
			  --port-offset N    of that platform; default 20000
			  --scenario A,B     only these, and neither floors nor effects:
			                     home catalogue course lesson answer quest login api
			  --seconds N        that a scenario is measured for, after its warm-up; default 10
			  --concurrency N    visitors at once; default 4
			  --without-floors   without nginx, pgbench and Kafka alone
			  --json FILE        the figures; default infra/load/target/load.json
			""";

	static Options parse(Path home, String... arguments) {
		Path attach = null;
		int portOffset = 20_000;
		List<String> scenarios = List.of();
		int seconds = 10;
		int concurrency = 4;
		boolean floors = true;
		Path json = home.resolve("infra/load/target/load.json");
		Deque<String> rest = new ArrayDeque<>(List.of(arguments));
		while (!rest.isEmpty()) {
			String option = rest.pop();
			switch (option) {
				case "--attach" -> attach = Path.of(value(option, rest)).toAbsolutePath();
				case "--port-offset" -> portOffset = number(option, rest, 0, 40_000);
				case "--scenario" -> scenarios = List.of(value(option, rest).split(","));
				case "--seconds" -> seconds = number(option, rest, 1, MOST_SECONDS);
				case "--concurrency" -> concurrency = number(option, rest, 1, MOST_VISITORS);
				case "--without-floors" -> floors = false;
				case "--json" -> json = Path.of(value(option, rest)).toAbsolutePath();
				default -> throw new IllegalArgumentException("There is no option \"%s\".\n\n%s".formatted(option, USAGE));
			}
		}
		return new Options(home, attach, portOffset, scenarios, Duration.ofSeconds(seconds), concurrency, floors, json);
	}

	private static String value(String option, Deque<String> rest) {
		if (rest.isEmpty()) {
			throw new IllegalArgumentException(option + " needs a value.\n\n" + USAGE);
		}
		return rest.pop();
	}

	private static int number(String option, Deque<String> rest, int least, int most) {
		String value = value(option, rest);
		if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
			throw new IllegalArgumentException("%s takes a number from %d to %d.".formatted(option, least, most));
		}
		return Integer.parseInt(value);
	}

	Path target() {
		return this.home.resolve("infra/load/target");
	}

	int port(int port) {
		return port + this.portOffset;
	}

}
