package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.process.LogFile;
import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.setup.Refusal;

/** A part of the platform that is started, watched and stopped. */
public abstract class Component {

	private static final Duration BETWEEN_CHECKS = Duration.ofMillis(150);

	/** 128 and signal 9. */
	private static final int KILLED = 137;

	private final String name;

	private final Context context;

	private final LogFile log;

	private volatile @Nullable ManagedProcess process;

	private volatile boolean stopping;

	protected Component(String name, Context context) {
		this.name = name;
		this.context = context;
		this.log = context.data().log(name);
	}

	public final String name() {
		return this.name;
	}

	/** Names of the components that must be ready before this one starts. */
	public abstract Set<String> needs();

	/** The turn in which it is stopped: first 0, last 9. All of a turn stop together. */
	public abstract int stopTurn();

	/**
	 * Prepares and starts it; returns when it serves.
	 * @param progress is told what is being done
	 * @return where it can be reached, for people
	 */
	public abstract String start(Consumer<String> progress) throws IOException, InterruptedException;

	/** How long it may take to end by itself. */
	protected Duration patience() {
		return Duration.ofSeconds(20);
	}

	/** Ends it. */
	public void stop() {
		this.stopping = true;
		ManagedProcess running = this.process;
		if (running != null) {
			running.stop(patience());
		}
	}

	/** Its process, once there is one. */
	public final Optional<ManagedProcess> process() {
		return Optional.ofNullable(this.process);
	}

	public final boolean isStopping() {
		return this.stopping;
	}

	protected final Context context() {
		return this.context;
	}

	protected final LogFile log() {
		return this.log;
	}

	protected final ManagedProcess launch(List<String> command, Map<String, String> environment, Path folder)
			throws IOException {
		return launch(new ManagedProcess.Start(this.name, command, environment, folder));
	}

	protected final ManagedProcess launch(List<String> command, Map<String, String> environment, Path folder,
			StopSignal signal) throws IOException {
		return launch(new ManagedProcess.Start(this.name, command, environment, false, folder, signal));
	}

	protected final ManagedProcess launch(ManagedProcess.Start start) throws IOException {
		if (this.stopping) {
			throw new Refusal(this.name + " was stopped while it started.");
		}
		ManagedProcess started = ManagedProcess.start(start, this.log, this.context.records());
		this.process = started;
		if (this.stopping) {
			started.stop(patience());
		}
		return started;
	}

	/** Runs something that ends by itself, such as `initdb`, and refuses if it fails. */
	protected final void runToEnd(String what, List<String> command, Map<String, String> environment, Path folder)
			throws IOException, InterruptedException {
		ManagedProcess running = launch(command, environment, folder);
		int exit = running.waitFor();
		this.process = null;
		if (exit != 0) {
			throw new Refusal(obituary(what, exit));
		}
	}

	/** Waits until the process serves; refuses if it ends or takes too long. */
	protected final void awaitReady(ManagedProcess running, Duration limit, BooleanSupplier ready)
			throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		while (!ready.getAsBoolean()) {
			if (!running.isAlive()) {
				throw new Refusal(obituary(this.name, running.waitFor()));
			}
			if (System.nanoTime() > deadline) {
				throw new Refusal("%s is not ready after %d s%s Log: %s".formatted(this.name, limit.toSeconds(),
						lastWords(), this.log.path()));
			}
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
		}
	}

	/** The clear line about something that ended although it should not have. */
	public final String obituary(String what, int exit) {
		if (exit == KILLED) {
			return "%s was killed (exit code %d): by somebody, or because the machine ran out of memory. Log: %s".formatted(what,
					exit, this.log.path());
		}
		String words = lastWords();
		String advice = words.contains("No space left on device") ? " The disk is full: make room and try again." : "";
		return "%s ended with exit code %d%s%s Log: %s".formatted(what, exit, words, advice, this.log.path());
	}

	private String lastWords() {
		return this.log.lastMeaningfulLine().map(line -> ": " + line + (line.endsWith(".") ? "" : ".")).orElse(".");
	}

}
