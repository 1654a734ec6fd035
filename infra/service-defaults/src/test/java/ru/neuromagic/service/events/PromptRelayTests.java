package ru.neuromagic.service.events;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;

class PromptRelayTests {

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final AtomicInteger rounds = new AtomicInteger();

	private Runnable duringRound = () -> {
	};

	private final PromptRelay relay = new PromptRelay(this.waiting::add, () -> {
		this.rounds.incrementAndGet();
		this.duringRound.run();
	});

	@BeforeEach
	void beginTransaction() {
		TransactionSynchronizationManager.initSynchronization();
	}

	@AfterEach
	void endTransaction() {
		TransactionSynchronizationManager.clear();
	}

	@Test
	void nothingStartsBeforeTheCommit() {
		this.relay.afterCommit();
		assertThat(this.waiting).isEmpty();
		commit();
		assertThat(this.waiting).hasSize(1);
	}

	@Test
	void commitsShareTheRoundThatWaits() {
		this.relay.afterCommit();
		this.relay.afterCommit();
		commit();
		commit();
		assertThat(this.waiting).hasSize(1);
	}

	@Test
	void commitDuringARoundStartsAnother() {
		this.relay.afterCommit();
		commit();
		this.duringRound = PromptRelayTests::commit;
		this.waiting.remove().run();
		assertThat(this.rounds).hasValue(1);
		assertThat(this.waiting).hasSize(1);
	}

	private static void commit() {
		TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
	}

}
