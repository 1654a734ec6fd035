package ru.neuromagic.local;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.process.Termination;

/** What a launcher left running that was itself killed. */
final class Remains {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final RunRecords records;

	Remains(RunRecords records) {
		this.records = records;
	}

	/** Recorded processes that still are the very ones that were started; PostgreSQL, on which others lean, last. */
	List<RunRecords.Entry> alive() {
		return this.records.all()
			.stream()
			.filter(entry -> entry.identity().isAlive())
			.sorted(Comparator.comparing(entry -> entry.name().equals(Postgres.NAME)))
			.toList();
	}

	/** Ends them all and forgets what is recorded; returns how many there were. */
	int end() throws InterruptedException {
		List<RunRecords.Entry> alive = alive();
		List<Thread> threads = alive.stream()
			.filter(entry -> !entry.name().equals(Postgres.NAME))
			.map(entry -> Thread.startVirtualThread(() -> end(entry)))
			.toList();
		for (Thread thread : threads) {
			thread.join();
		}
		alive.stream().filter(entry -> entry.name().equals(Postgres.NAME)).forEach(this::end);
		this.records.all()
			.stream()
			.filter(entry -> !entry.identity().isAlive())
			.forEach(entry -> this.records.forget(entry.name(), entry.identity()));
		return alive.size();
	}

	private void end(RunRecords.Entry entry) {
		Termination.end(entry.identity(), entry.signal(), PATIENCE);
	}

}
