package ru.neuromagic.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Refusal;

/** `reset`: asks, stops, and deletes all data; what was unpacked and built stays. */
final class Reset {

	private static final Set<String> YES = Set.of("y", "yes", "д", "да");

	private final DataFolder data;

	private final boolean yes;

	private final PrintStream out;

	Reset(DataFolder data, boolean yes, PrintStream out) {
		this.data = data;
		this.yes = yes;
		this.out = out;
	}

	int run() throws IOException, InterruptedException {
		if (!this.data.hasData()) {
			this.out.println("There is nothing to delete in " + this.data.root());
			return 0;
		}
		if (!this.yes && !confirmed()) {
			this.out.println("Nothing was deleted.");
			return 1;
		}
		new Down(this.data, this.out).end();
		this.data.deleteData();
		this.out.println("Deleted all data in " + this.data.root() + ". The next ./neuromagic up starts afresh.");
		return 0;
	}

	private boolean confirmed() throws IOException {
		if (!Boolean.getBoolean("neuromagic.input")) {
			throw new Refusal("reset deletes all accounts, progress and mails in %s. There is no terminal to ask at: repeat it with --yes"
				.formatted(this.data.root()));
		}
		this.out.printf("This stops the platform and deletes all accounts, progress and mails in %s. Go on? [y/N] ",
				this.data.root());
		this.out.flush();
		@Nullable String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
		return answer != null && YES.contains(answer.strip().toLowerCase());
	}

}
