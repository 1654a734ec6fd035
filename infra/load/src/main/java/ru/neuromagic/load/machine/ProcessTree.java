package ru.neuromagic.load.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All processes of this machine at one moment. */
final class ProcessTree {

	private final Map<Long, ProcStat> processes = new HashMap<>();

	private final Map<Long, List<Long>> children = new HashMap<>();

	ProcessTree(Iterable<ProcStat> all) {
		for (ProcStat process : all) {
			this.processes.put(process.pid(), process);
			this.children.computeIfAbsent(process.parent(), _ -> new ArrayList<>()).add(process.pid());
		}
	}

	static ProcessTree now() {
		List<ProcStat> all = new ArrayList<>();
		try (var entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
			for (Path entry : entries) {
				ProcStat.of(Long.parseLong(entry.getFileName().toString())).ifPresent(all::add);
			}
		}
		catch (IOException noProc) {
			throw new UncheckedIOException(noProc);
		}
		return new ProcessTree(all);
	}

	/** The process and all below it, such as PostgreSQL's one per connection. */
	List<Long> below(long root) {
		List<Long> found = new ArrayList<>();
		Deque<Long> next = new ArrayDeque<>(List.of(root));
		while (!next.isEmpty()) {
			long pid = next.pop();
			if (this.processes.containsKey(pid)) {
				found.add(pid);
			}
			next.addAll(this.children.getOrDefault(pid, List.of()));
		}
		return found;
	}

	/** Processor time of the process and all below it, those that ended meanwhile too. */
	Duration cpu(long root) {
		return below(root).stream().map(pid -> this.processes.get(pid).cpu()).reduce(Duration.ZERO, Duration::plus);
	}

}
