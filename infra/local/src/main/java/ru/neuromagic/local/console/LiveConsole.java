package ru.neuromagic.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** For terminals: a line per component, redrawn in place several times a second. */
final class LiveConsole implements Console {

	private static final Duration FRAME = Duration.ofMillis(120);

	private static final String[] SPINNER = { "⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏" };

	private static final String ESC = "\033[";

	private final PrintStream out;

	private final Board board;

	private final int columns;

	private int drawn;

	private int frame;

	private volatile boolean open;

	private volatile Thread painter = Thread.currentThread();

	LiveConsole(PrintStream out, Board board, int columns) {
		this.out = out;
		this.board = board;
		this.columns = columns;
	}

	@Override
	public synchronized void open() {
		if (this.open) {
			return;
		}
		this.open = true;
		this.drawn = 0;
		this.out.print(ESC + "?25l");
		this.painter = Thread.ofPlatform().daemon().name("console").start(() -> {
			while (this.open) {
				draw();
				LockSupport.parkNanos(FRAME.toNanos());
			}
		});
	}

	@Override
	public synchronized void print(String text) {
		if (this.open) {
			erase();
		}
		this.out.println(text);
		this.drawn = 0;
		if (this.open) {
			draw();
		}
		this.out.flush();
	}

	@Override
	public void close() {
		synchronized (this) {
			if (!this.open) {
				return;
			}
			draw();
			this.open = false;
			this.out.print(ESC + "?25h");
			this.out.flush();
		}
		LockSupport.unpark(this.painter);
	}

	private synchronized void draw() {
		if (!this.open) {
			return;
		}
		List<Board.Row> rows = this.board.rows();
		long now = System.nanoTime();
		StringBuilder text = new StringBuilder();
		if (this.drawn > 0) {
			text.append(ESC).append(this.drawn).append('A');
		}
		for (Board.Row row : rows) {
			text.append('\r').append(ESC).append('K').append(line(row, now)).append('\n');
		}
		this.drawn = rows.size();
		this.frame++;
		this.out.print(text);
		this.out.flush();
	}

	private void erase() {
		if (this.drawn > 0) {
			this.out.print(ESC + this.drawn + "A\r" + ESC + "J");
		}
	}

	private String line(Board.Row row, long now) {
		Duration elapsed = row.elapsed(now);
		String time = elapsed.isZero() ? "" : Console.seconds(elapsed);
		String sign = row.state().isBusy() ? SPINNER[this.frame % SPINNER.length] : row.state().sign();
		String plain = "  %-21s %-9s %8s  %s".formatted(row.name(), row.state().word(), time, row.detail());
		int room = Math.max(20, this.columns - 4);
		if (plain.length() > room) {
			plain = plain.substring(0, room - 1) + "…";
		}
		return ESC + colour(row.state()) + "m " + sign + ESC + "0m" + plain.stripTrailing();
	}

	private static String colour(State state) {
		return switch (state) {
			case READY -> "32";
			case FAILED -> "31";
			case STARTING, STOPPING -> "35";
			case WAITING, STOPPED, LEFT_OUT -> "2";
		};
	}

}
