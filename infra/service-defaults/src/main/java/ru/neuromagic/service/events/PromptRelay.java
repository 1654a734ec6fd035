package ru.neuromagic.service.events;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts a round of the relay as soon as a transaction that appended has committed, so that polling need not be frequent: it is
 * left with what this cannot see, which is keys of another instance, retries, and what a crash left behind.
 */
class PromptRelay {

	private final TaskExecutor relayThread;

	private final Runnable round;

	private final AtomicBoolean asked = new AtomicBoolean();

	/** @param relayThread runs one task at a time, the polled rounds too: two rounds at once would send an event twice */
	PromptRelay(TaskExecutor relayThread, Runnable round) {
		this.relayThread = relayThread;
		this.round = round;
	}

	void afterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				wake();
			}
		});
	}

	/** Those who commit while a round is waiting to start share it. */
	private void wake() {
		if (this.asked.compareAndSet(false, true)) {
			this.relayThread.execute(() -> {
				this.asked.set(false);
				this.round.run();
			});
		}
	}

}
