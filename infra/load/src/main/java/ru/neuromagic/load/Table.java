package ru.neuromagic.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table that can be read as it stands and is Markdown too. */
final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	Table(String... heads) {
		row(heads);
	}

	void row(String... cells) {
		this.rows.add(new ArrayList<>(List.of(cells)));
	}

	/** More cells for the last row. */
	void add(String... cells) {
		this.rows.getLast().addAll(List.of(cells));
	}

	void print(PrintStream out) {
		int[] widths = new int[this.rows.getFirst().size()];
		this.rows.forEach(row -> {
			for (int i = 0; i < row.size(); i++) {
				widths[i] = Math.max(widths[i], row.get(i).length());
			}
		});
		for (int r = 0; r < this.rows.size(); r++) {
			List<String> row = this.rows.get(r);
			StringBuilder line = new StringBuilder("|");
			for (int i = 0; i < row.size(); i++) {
				String padding = " ".repeat(widths[i] - row.get(i).length());
				line.append(' ').append((i == 0) ? row.get(i) + padding : padding + row.get(i)).append(" |");
			}
			out.println(line);
			if (r == 0) {
				StringBuilder rule = new StringBuilder("|");
				for (int i = 0; i < row.size(); i++) {
					rule.append((i == 0) ? " " + "-".repeat(widths[i]) + " |" : " " + "-".repeat(Math.max(widths[i] - 1, 1)) + ": |");
				}
				out.println(rule);
			}
		}
	}

}
