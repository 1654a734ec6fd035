package ru.neuromagic.load.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a component in kilobytes.
 *
 * @param rss pages of its processes that are in memory, shared ones counted in each
 * @param pss the same, shared ones divided among those that share them: what adds up
 */
public record Memory(long rss, long pss) {

	static Memory of(long pid) {
		try {
			return parse(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
		}
		catch (IOException ended) {
			return new Memory(0, 0);
		}
	}

	static Memory parse(String rollup) {
		long rss = 0;
		long pss = 0;
		for (String line : rollup.lines().toList()) {
			String[] words = line.split("\\s+");
			switch (words[0]) {
				case "Rss:" -> rss = Long.parseLong(words[1]);
				case "Pss:" -> pss = Long.parseLong(words[1]);
				default -> {
				}
			}
		}
		return new Memory(rss, pss);
	}

	public Memory plus(Memory other) {
		return new Memory(this.rss + other.rss, this.pss + other.pss);
	}

}
