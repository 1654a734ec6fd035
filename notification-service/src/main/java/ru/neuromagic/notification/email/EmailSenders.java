package ru.neuromagic.notification.email;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Threads that empty the queue: woken when a letter is committed, and looking by themselves for retries that have come
 * due and for letters of replicas that died. When the service stops, letters on the wire are finished first.
 */
@Component
class EmailSenders implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EmailSenders.class);

	private final SendEmail send;

	private final Emails emails;

	private final EmailProperties properties;

	private final Clock clock;

	private final Semaphore work = new Semaphore(0);

	private volatile List<Thread> threads = List.of();

	private volatile boolean running;

	EmailSenders(SendEmail send, Emails emails, EmailProperties properties, Clock clock) {
		this.send = send;
		this.emails = emails;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = true;
		this.threads = IntStream.rangeClosed(1, this.properties.senders())
			.mapToObj(number -> Thread.ofVirtual().name("email-sender-" + number).start(this::run))
			.toList();
	}

	@TransactionalEventListener
	void wake(EmailQueued queued) {
		if (this.work.availablePermits() < this.properties.senders()) {
			this.work.release();
		}
	}

	@Scheduled(fixedDelayString = "PT1H")
	void abandonParked() {
		int abandoned = this.emails.abandonParked(this.clock.instant());
		if (abandoned > 0) {
			logger.warn("{} letters given up: their learners have not become known", abandoned);
		}
	}

	@Scheduled(fixedDelayString = "PT1H")
	void forgetOld() {
		while (this.emails.forget(this.clock.instant().minus(this.properties.kept())) > 0) {
			// the next batch
		}
	}

	private void run() {
		while (this.running) {
			try {
				while (this.running && this.send.next()) {
					// on to the next letter
				}
				this.work.tryAcquire(this.properties.poll().toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException stopped) {
				return;
			}
			catch (OptimisticLockingFailureException overtaken) {
				logger.warn(overtaken.getMessage());
			}
			catch (DataAccessException | TransactionException outage) {
				logger.error("The mail queue cannot be reached ({}), trying again", outage.getClass().getSimpleName());
				pause();
			}
			catch (RuntimeException defect) {
				logger.error("The mail queue cannot be worked on, trying again", defect);
				pause();
			}
		}
	}

	private void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(this.properties.poll().toMillis());
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does not wait longer than the service's shutdown allows: the lease of a letter that is cut off runs out later. */
	@Override
	public void stop(Runnable stopped) {
		Thread.ofVirtual().name("email-senders-stop").start(() -> {
			stop();
			stopped.run();
		});
	}

	@Override
	public void stop() {
		this.running = false;
		this.work.release(this.properties.senders());
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException hurried) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
