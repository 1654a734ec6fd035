package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;

import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.process.Termination;
import ru.neuromagic.local.setup.DataFolder;

/** `down`: ends what `up` started, from another shell, and also what a killed launcher left. */
final class Down {

	/** Longer than the launcher itself waits for all its turns. */
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final DataFolder data;

	private final PrintStream out;

	Down(DataFolder data, PrintStream out) {
		this.data = data;
		this.out = out;
	}

	int run() throws IOException, InterruptedException {
		this.out.println(end() ? "Stopped." : "Nothing is running.");
		return 0;
	}

	/** Ends everything; returns whether there was anything. */
	boolean end() throws InterruptedException {
		if (!Files.isDirectory(this.data.run())) {
			return false;
		}
		RunRecords records = new RunRecords(this.data.run());
		boolean launcher = records.find(Up.LAUNCHER).filter(entry -> entry.identity().isAlive()).map(entry -> {
			this.out.println("Stopping …");
			this.out.flush();
			Termination.end(entry.identity(), StopSignal.TERM, PATIENCE);
			return true;
		}).orElse(false);
		int left = new Remains(records).end();
		new StateFile(this.data.run()).delete();
		return launcher || left > 0;
	}

}
