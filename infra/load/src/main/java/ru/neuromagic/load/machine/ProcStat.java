package ru.neuromagic.load.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process, see proc(5).
 *
 * @param cpu user and system time of all its threads, those that have ended too, and of the children that ended and were
 * waited for
 */
record ProcStat(long pid, long parent, Duration cpu) {

	/** The kernel counts in hundredths of a second for programs, whatever its own clock is. */
	private static final int TICKS_PER_SECOND = 100;

	/** Empty if the process has ended meanwhile. */
	static Optional<ProcStat> of(long pid) {
		try {
			return Optional.of(parse(Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1)));
		}
		catch (IOException ended) {
			return Optional.empty();
		}
	}

	/** Reads {@code pid (comm) state ppid …}; comm may hold spaces and parentheses. */
	static ProcStat parse(String stat) {
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
		long ticks = 0;
		// utime, stime, cutime and cstime are fields 14 to 17; the first here is field 3
		for (int field = 14; field <= 17; field++) {
			ticks += Long.parseLong(fields[field - 3]);
		}
		return new ProcStat(Long.parseLong(stat.substring(0, stat.indexOf(' '))), Long.parseLong(fields[1]),
				Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
	}

}
