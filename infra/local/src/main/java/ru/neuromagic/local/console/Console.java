package ru.neuromagic.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows the board: redrawn in place on a terminal, one line per change elsewhere. */
public sealed interface Console extends AutoCloseable permits LiveConsole, PlainConsole {

	static Console on(PrintStream out, Board board, boolean terminal, int columns) {
		return terminal ? new LiveConsole(out, board, columns) : new PlainConsole(out, board);
	}

	/** Begins to show the board. */
	void open();

	/** Prints text beneath (plain) or after (terminal) what was shown so far. */
	void print(String text);

	/** Stops showing the board; what was shown stays. */
	@Override
	void close();

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

}
