package ru.neuromagic.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, not merely its number: numbers are used again, so the moment of its start belongs to it.
 *
 * @param pid process id
 * @param started when it started, in a form that is only compared: on Linux the boot's id and the clock ticks since
 * then (a corrected wall clock does not change them), elsewhere milliseconds since the epoch
 */
public record ProcessIdentity(long pid, String started) {

	private static final Path PROC = Path.of("/proc");

	/** The identity of a running process; empty if there is none, or only a zombie. */
	public static Optional<ProcessIdentity> of(long pid) {
		if (Files.isReadable(PROC.resolve("self/stat"))) {
			return onLinux(pid);
		}
		return ProcessHandle.of(pid)
			.filter(ProcessHandle::isAlive)
			.flatMap(process -> process.info().startInstant())
			.map(instant -> new ProcessIdentity(pid, Long.toString(instant.toEpochMilli())));
	}

	public static ProcessIdentity ofThisProcess() {
		return of(ProcessHandle.current().pid()).orElseThrow();
	}

	/** Whether this very process still runs. */
	public boolean isAlive() {
		return of(this.pid).filter(this::equals).isPresent();
	}

	/** The process, if it still is this one. */
	public Optional<ProcessHandle> handle() {
		return isAlive() ? ProcessHandle.of(this.pid) : Optional.empty();
	}

	private static Optional<ProcessIdentity> onLinux(long pid) {
		try {
			String stat = Files.readString(PROC.resolve(pid + "/stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
			// proc(5): "pid (comm) state ppid …"; comm may hold spaces and parentheses; starttime is field 22
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			if (fields[0].equals("Z") || fields[0].equals("X")) {
				return Optional.empty();
			}
			String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
			return Optional.of(new ProcessIdentity(pid, boot + ":" + fields[19]));
		}
		catch (IOException gone) {
			return Optional.empty();
		}
	}

}
