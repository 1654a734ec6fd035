package ru.neuromagic.local.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The state of every component, in the order in which they are shown; tells its watchers about each change. */
public final class Board {

	private final Map<String, Row> rows = new LinkedHashMap<>();

	private final List<Consumer<Row>> watchers = new ArrayList<>();

	/**
	 * One line.
	 *
	 * @param name of the component
	 * @param state it is in
	 * @param detail what it does or where it listens; may be empty
	 * @param since nanoseconds (of {@link System#nanoTime}) at which it began to start or stop
	 * @param took how long the last start or stop took, or has taken so far
	 */
	public record Row(String name, State state, String detail, long since, Duration took) {

		/** Seconds of a start or stop that still goes on, else of the last one. */
		public Duration elapsed(long now) {
			return this.state.isBusy() ? Duration.ofNanos(now - this.since) : this.took;
		}

	}

	public synchronized void add(String name, State state, String detail) {
		this.rows.put(name, new Row(name, state, detail, System.nanoTime(), Duration.ZERO));
	}

	public synchronized void watch(Consumer<Row> watcher) {
		this.watchers.add(watcher);
	}

	public synchronized void change(String name, State state, String detail) {
		long now = System.nanoTime();
		Row before = this.rows.get(name);
		if (before == null) {
			throw new IllegalArgumentException("No such component: " + name);
		}
		long since = (state.isBusy() && before.state() != state) ? now : before.since();
		Row row = new Row(name, state, detail, since, before.state().isBusy() ? Duration.ofNanos(now - since) : before.took());
		this.rows.put(name, row);
		if (row.state() != before.state() || !row.detail().equals(before.detail())) {
			this.watchers.forEach(watcher -> watcher.accept(row));
		}
	}

	/** Says what a component is doing, without changing its state. */
	public synchronized void detail(String name, String detail) {
		Row row = this.rows.get(name);
		if (row != null) {
			change(name, row.state(), detail);
		}
	}

	public synchronized List<Row> rows() {
		return List.copyOf(this.rows.values());
	}

}
