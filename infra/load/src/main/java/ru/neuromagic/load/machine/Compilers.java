package ru.neuromagic.load.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the just-in-time compilers of some JVMs have used so far, thread by thread, as {@code /proc/PID/task} tells it. While
 * they work, what is measured is not yet what it will cost.
 */
public record Compilers(Map<Long, Duration> byThread) {

	/** HotSpot names its compiler threads "C1 CompilerThread0" and so on; the kernel keeps the first 15 characters. */
	private static final String NAMES = "C[12] CompilerThre.*";

	static Compilers of(Collection<Long> pids) {
		Map<Long, Duration> used = new HashMap<>();
		for (long pid : pids) {
			try (var tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
				for (Path task : tasks) {
					add(task, used);
				}
			}
			catch (IOException ended) {
				// a process that is gone compiles nothing
			}
		}
		return new Compilers(used);
	}

	private static void add(Path task, Map<Long, Duration> used) {
		try {
			if (Files.readString(task.resolve("comm")).strip().matches(NAMES)) {
				used.put(Long.parseLong(task.getFileName().toString()),
						ProcStat.parse(Files.readString(task.resolve("stat"))).cpu());
			}
		}
		catch (IOException ended) {
			// HotSpot ends compiler threads that have nothing to do
		}
	}

	/** What was used since an earlier look. Of threads that have ended meanwhile nothing is known. */
	public Duration since(Compilers earlier) {
		return this.byThread.entrySet()
			.stream()
			.map(thread -> thread.getValue().minus(earlier.byThread.getOrDefault(thread.getKey(), Duration.ZERO)))
			.reduce(Duration.ZERO, Duration::plus);
	}

}
