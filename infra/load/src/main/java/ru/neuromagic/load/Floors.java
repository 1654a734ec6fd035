package ru.neuromagic.load;

import java.io.IOException;

import ru.neuromagic.load.floor.KafkaRoundTrip;
import ru.neuromagic.load.floor.Nginx;
import ru.neuromagic.load.floor.Pgbench;
import ru.neuromagic.load.floor.Program;
import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.scenario.AnswerKey;
import ru.neuromagic.load.scenario.Measurement;
import ru.neuromagic.load.scenario.Runner;
import ru.neuromagic.load.scenario.Scenarios;

/**
 * What the same would cost at least.
 *
 * @param nginx the API GET with nginx in the gateway's place
 * @param answer PostgreSQL alone with the statements of an answer
 * @param kafka a message alone, there and back
 */
record Floors(Measurement nginx, Pgbench.Result answer, KafkaRoundTrip.Result kafka) {

	static final String NGINX = "nginx";

	/** Refuses, before anything is measured, if a program is missing. */
	static void requirePrograms() {
		Program.requireAll();
	}

	static Floors measure(Options options, Platform platform, Components components, AnswerKey key)
			throws IOException, InterruptedException {
		Measurement proxied;
		try (Nginx nginx = new Nginx(options.target().resolve("nginx"), options.port(8079), options.port(8082))) {
			Runner runner = new Runner(components.and(NGINX, nginx.pid()), options.concurrency(), options.duration());
			proxied = runner.run(Scenarios.api("api-nginx", "API GET through nginx", nginx.port()));
		}
		Pgbench.Result answer = new Pgbench(options.port(15432), platform.secret("postgres_password")).run(components,
				options.concurrency(), options.duration(), key.prompt(), options.target().resolve("pgbench"));
		KafkaRoundTrip.Result kafka = KafkaRoundTrip.run(options.port(19092), components, options.duration());
		return new Floors(proxied, answer, kafka);
	}

}
