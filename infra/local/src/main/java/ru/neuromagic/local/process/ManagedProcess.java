package ru.neuromagic.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A running process of a component: its output goes to the component's log, its identity to the records. */
public final class ManagedProcess {

	/** What a component sees of the caller's environment: enough to run, nothing that could reconfigure it. */
	private static final Set<String> INHERITED = Set.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "LC_ALL",
			"LC_CTYPE", "TZ", "LD_LIBRARY_PATH");

	private final String name;

	private final Process process;

	private final ProcessIdentity identity;

	private final StopSignal signal;

	private final RunRecords records;

	private final LogFile log;

	private volatile boolean stopping;

	private ManagedProcess(String name, Process process, ProcessIdentity identity, StopSignal signal,
			RunRecords records, LogFile log) {
		this.name = name;
		this.process = process;
		this.identity = identity;
		this.signal = signal;
		this.records = records;
		this.log = log;
	}

	/**
	 * How a process is started.
	 *
	 * @param name of the component
	 * @param command program and arguments
	 * @param environment added to the little that is inherited
	 * @param inheritAll whether it sees the caller's whole environment (Maven does: proxies, settings)
	 * @param folder where it runs
	 * @param signal that ends it gracefully
	 */
	public record Start(String name, List<String> command, Map<String, String> environment, boolean inheritAll,
			Path folder, StopSignal signal) {

		public Start(String name, List<String> command, Map<String, String> environment, Path folder) {
			this(name, command, environment, false, folder, StopSignal.TERM);
		}

	}

	/** Starts a process; its output is appended to the log. */
	public static ManagedProcess start(Start start, LogFile log, RunRecords records) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(start.command()).directory(start.folder().toFile())
			.redirectErrorStream(true)
			.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
		if (!start.inheritAll()) {
			Map<String, String> inherited = new HashMap<>(builder.environment());
			inherited.keySet().retainAll(INHERITED);
			builder.environment().clear();
			builder.environment().putAll(inherited);
		}
		builder.environment().putAll(start.environment());
		Process process = builder.start();
		ProcessIdentity identity = ProcessIdentity.of(process.pid())
			.orElseGet(() -> new ProcessIdentity(process.pid(), "ended at once"));
		records.remember(new RunRecords.Entry(start.name(), identity, start.signal()));
		ManagedProcess managed = new ManagedProcess(start.name(), process, identity, start.signal(), records, log);
		process.onExit().thenRun(() -> records.forget(start.name(), identity));
		return managed;
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public boolean isStopping() {
		return this.stopping;
	}

	public long pid() {
		return this.process.pid();
	}

	public LogFile log() {
		return this.log;
	}

	/** Completes with the exit code. */
	public CompletableFuture<Integer> exit() {
		return this.process.onExit().thenApply(Process::exitValue);
	}

	public int waitFor() throws InterruptedException {
		return this.process.waitFor();
	}

	/** Ends the process; returns when it is gone. */
	public void stop(Duration patience) {
		this.stopping = true;
		Termination.end(this.identity, this.signal, patience);
		if (!this.identity.isAlive()) {
			this.records.forget(this.name, this.identity);
		}
	}

}
