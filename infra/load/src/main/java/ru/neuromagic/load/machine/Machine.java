package ru.neuromagic.load.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the figures come from.
 *
 * @param load the load averages of the last 1, 5 and 15 minutes before the measuring began: above a few tenths, others used
 * the machine too
 */
public record Machine(int cores, String processor, String load, String jdk) {

	public static Machine here() {
		return new Machine(Runtime.getRuntime().availableProcessors(), processorName(), loadAverages(),
				System.getProperty("java.vendor.version", "") + " " + Runtime.version());
	}

	private static String processorName() {
		try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter(line -> line.startsWith("model name"))
				.map(line -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown processor");
		}
		catch (IOException noProc) {
			return "unknown processor";
		}
	}

	private static String loadAverages() {
		try {
			return String.join(" ", Arrays.copyOf(Files.readString(Path.of("/proc/loadavg")).split(" "), 3));
		}
		catch (IOException noProc) {
			return "unknown";
		}
	}

	@Override
	public String toString() {
		return "%d cores, %s; load average at the beginning %s; JDK %s".formatted(this.cores, this.processor, this.load, this.jdk.strip());
	}

}
