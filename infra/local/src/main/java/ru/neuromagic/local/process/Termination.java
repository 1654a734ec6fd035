package ru.neuromagic.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process: politely first, with force after a while, and never another one that got its number. */
public final class Termination {

	private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

	private Termination() {
	}

	/**
	 * Ends a process and, if force is needed, what it started.
	 * @param patience how long it may take to end by itself
	 * @return whether it is gone
	 */
	public static boolean end(ProcessIdentity identity, StopSignal signal, Duration patience) {
		ProcessHandle process = identity.handle().orElse(null);
		if (process == null) {
			return true;
		}
		List<ProcessIdentity> children = process.descendants()
			.flatMap(child -> ProcessIdentity.of(child.pid()).stream())
			.toList();
		send(process, signal);
		if (gone(process, patience)) {
			return true;
		}
		children.forEach(child -> child.handle().ifPresent(ProcessHandle::destroyForcibly));
		identity.handle().ifPresent(ProcessHandle::destroyForcibly);
		return gone(process, AFTER_FORCE);
	}

	private static void send(ProcessHandle process, StopSignal signal) {
		if (signal == StopSignal.INT) {
			try {
				// `kill` of the shell: a bare machine may lack the program of that name
				new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(process.pid()))
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start()
					.waitFor(2, TimeUnit.SECONDS);
				return;
			}
			catch (IOException noShell) {
				// TERM below
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		process.destroy();
	}

	private static boolean gone(ProcessHandle process, Duration patience) {
		try {
			process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException still) {
			return !process.isAlive() || ProcessIdentity.of(process.pid()).isEmpty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
		catch (ExecutionException ex) {
			return !process.isAlive();
		}
	}

}
