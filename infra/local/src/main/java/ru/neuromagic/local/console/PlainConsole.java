package ru.neuromagic.local.console;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For pipes and build servers: a line when a component changes its state or what it does. */
final class PlainConsole implements Console {

	private final PrintStream out;

	private final Board board;

	private final Map<String, State> shown = new ConcurrentHashMap<>();

	private volatile boolean open;

	PlainConsole(PrintStream out, Board board) {
		this.out = out;
		this.board = board;
		board.watch(this::show);
	}

	@Override
	public void open() {
		this.open = true;
	}

	@Override
	public void print(String text) {
		this.out.println(text);
		this.out.flush();
	}

	@Override
	public void close() {
		this.open = false;
	}

	private void show(Board.Row row) {
		boolean sameState = this.shown.put(row.name(), row.state()) == row.state();
		if (!this.open || (sameState && row.detail().isEmpty())) {
			return;
		}
		String time = row.state().isBusy() || row.took().isZero() ? "" : Console.seconds(row.took());
		print("%-22s %-9s %8s  %s".formatted(row.name(), row.state().word(), time, row.detail()).stripTrailing());
	}

}
