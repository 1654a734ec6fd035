package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;

/** `status`: what runs, since when it is in that state, and how much memory it takes. */
final class Status {

	/** As `systemctl status` says it: the program is not running. */
	private static final int NOT_RUNNING = 3;

	private final DataFolder data;

	private final PrintStream out;

	Status(DataFolder data, PrintStream out) {
		this.data = data;
		this.out = out;
	}

	/** Exit code 0 when everything is ready, 2 while it is not, 3 when it is not running. */
	int run() throws IOException {
		RunRecords records = new RunRecords(this.data.run());
		boolean running = records.find(Up.LAUNCHER).filter(entry -> entry.identity().isAlive()).isPresent();
		Optional<StateFile.Content> state = new StateFile(this.data.run()).read();
		if (!running) {
			List<RunRecords.Entry> left = new Remains(records).alive();
			if (left.isEmpty()) {
				this.out.println("The platform is not running. Start it with ./neuromagic up");
			}
			else {
				this.out.printf("The launcher is gone, but it left %s. End them with ./neuromagic down%n",
						String.join(", ", left.stream().map(entry -> entry.name() + " (pid " + entry.identity().pid() + ")").toList()));
			}
			return NOT_RUNNING;
		}
		if (state.isEmpty()) {
			this.out.println("The platform is starting.");
			return 2;
		}
		long total = 0;
		this.out.printf("%-22s %-9s %8s %8s  %s%n", "component", "state", "pid", "memory", "");
		for (StateFile.Line line : state.get().components()) {
			Optional<RunRecords.Entry> entry = records.find(line.name()).filter(found -> found.identity().isAlive());
			long memory = entry.map(found -> memoryOfTree(found.identity().pid())).orElse(0L);
			total += memory;
			this.out.println("%-22s %-9s %8s %8s  %s"
				.formatted(line.name(), line.state(), entry.map(found -> Long.toString(found.identity().pid())).orElse(""),
						megabytes(memory), line.detail())
				.stripTrailing());
		}
		long launcher = records.find(Up.LAUNCHER).map(entry -> memory(entry.identity().pid())).orElse(0L);
		this.out.printf("%-22s %-9s %8s %8s%n", "in all", state.get().phase(), "", megabytes(total + launcher));
		return state.get().phase().equals("ready") ? 0 : 2;
	}

	private static long memoryOfTree(long pid) {
		Stream<Long> children = ProcessHandle.of(pid)
			.map(ProcessHandle::descendants)
			.orElse(Stream.empty())
			.map(ProcessHandle::pid);
		return Stream.concat(Stream.of(pid), children).mapToLong(Status::memory).sum();
	}

	/** Kilobytes that are this process's part of the memory (shared pages divided among the sharers), on Linux. */
	private static long memory(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"),
				StandardCharsets.ISO_8859_1)) {
			return lines.filter(line -> line.startsWith("Pss:"))
				.findFirst()
				.map(line -> Long.parseLong(line.replaceAll("\\D", "")))
				.orElse(0L);
		}
		catch (IOException | java.io.UncheckedIOException unknown) {
			return 0;
		}
	}

	private static String megabytes(long kilobytes) {
		return (kilobytes == 0) ? "" : String.format(Locale.ROOT, "%d MB", kilobytes / 1024);
	}

}
