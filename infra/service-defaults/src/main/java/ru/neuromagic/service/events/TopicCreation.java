package ru.neuromagic.service.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics of a service in the background and until they are made: a service starts at once without a broker, and
 * a broker that comes later is not left without the topics.
 */
class TopicCreation implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final KafkaAdmin admin;

	private volatile @Nullable Thread thread;

	TopicCreation(KafkaAdmin admin) {
		this.admin = admin;
	}

	@Override
	public void start() {
		this.thread = Thread.ofVirtual().name("topic-creation").start(this::createUntilDone);
	}

	private void createUntilDone() {
		while (!Thread.currentThread().isInterrupted() && !create()) {
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException stopped) {
				return;
			}
		}
	}

	private boolean create() {
		try {
			return this.admin.initialize();
		}
		catch (RuntimeException brokerIsAway) {
			log.warn("The topics wait for the broker: {}", brokerIsAway.getMessage());
			return false;
		}
	}

	@Override
	public void stop() {
		Thread creating = this.thread;
		if (creating != null) {
			creating.interrupt();
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
