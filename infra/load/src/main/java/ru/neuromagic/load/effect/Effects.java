package ru.neuromagic.load.effect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import ru.neuromagic.load.http.UnexpectedAnswer;
import ru.neuromagic.load.learner.Api;

/**
 * From the commit of a completed quest in quest-service to the moment when the learner's inbox in notification-service counts
 * one more: outbox, Kafka, consumer and API. The clock starts when the completion is answered, which is right after its
 * commit, and stops when an answer of the API shows the effect; the API is asked every few milliseconds.
 */
public final class Effects {

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final List<Api> learners;

	private final String quest;

	/** @param learners who do nothing else meanwhile; each measures one effect after the other */
	public Effects(List<Api> learners, String quest) {
		this.learners = learners;
		this.quest = quest;
	}

	/** @return times in microseconds */
	public Histogram measure(Duration duration) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + duration.toNanos();
		List<Histogram> each = new ArrayList<>();
		List<Exception> failures = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (Api learner : this.learners) {
			Histogram times = new Histogram(PATIENCE.toNanos() / 1000 * 2, 3);
			each.add(times);
			threads.add(Thread.ofVirtual().start(() -> {
				try {
					while (System.nanoTime() < deadline) {
						times.recordValue(once(learner) / 1000);
					}
				}
				catch (IOException | InterruptedException | RuntimeException failure) {
					synchronized (failures) {
						failures.add(failure);
					}
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		if (!failures.isEmpty()) {
			throw new IOException("an effect was not seen", failures.getFirst());
		}
		Histogram all = new Histogram(each.getFirst());
		each.forEach(all::add);
		return all;
	}

	private long once(Api learner) throws IOException, InterruptedException {
		learner.command("PUT", "/api/notifications/read");
		int before = unread(learner);
		String attempt = learner.command("POST", "/api/quests/" + this.quest + "/attempts").path("id").asString();
		learner.command("PUT", "/api/quests/attempts/" + attempt + "/completion");
		long committed = System.nanoTime();
		while (unread(learner) <= before) {
			if (System.nanoTime() - committed > PATIENCE.toNanos()) {
				throw new UnexpectedAnswer("no effect within " + PATIENCE.toSeconds() + " s");
			}
			Thread.sleep(BETWEEN_LOOKS);
		}
		return System.nanoTime() - committed;
	}

	private static int unread(Api learner) throws IOException {
		return Api.json(learner.get("/api/notifications/unread")).path("unread").asInt();
	}

}
