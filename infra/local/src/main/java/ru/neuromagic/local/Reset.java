package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import ru.neuromagic.local.setup.DataFolder;

/** `reset`: asks, stops, and deletes all data; what was unpacked and built stays. */
final class Reset {

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
		String deleted = "all accounts, progress and mails in " + this.data.root();
		return new Question(this.out).confirmed("This stops the platform and deletes " + deleted + ".", "reset deletes " + deleted + ".");
	}

}
