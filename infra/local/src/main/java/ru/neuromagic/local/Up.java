package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import ru.neuromagic.local.component.Build;
import ru.neuromagic.local.component.Component;
import ru.neuromagic.local.component.Context;
import ru.neuromagic.local.component.Kafka;
import ru.neuromagic.local.component.Keycloak;
import ru.neuromagic.local.component.Mailbox;
import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.component.Prometheus;
import ru.neuromagic.local.component.Services;
import ru.neuromagic.local.console.Board;
import ru.neuromagic.local.console.Console;
import ru.neuromagic.local.console.State;
import ru.neuromagic.local.process.ProcessIdentity;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.setup.Installation;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.PortCheck;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

/** `up`: starts everything, then waits until it is told to stop or something dies. */
final class Up {

	static final String LAUNCHER = "launcher";

	private final Settings settings;

	private final PrintStream out;

	private volatile String phase = "starting";

	private final CountDownLatch stopped = new CountDownLatch(1);

	Up(Settings settings, PrintStream out) {
		this.settings = settings;
		this.out = out;
	}

	int run() throws IOException, InterruptedException {
		this.settings.data().create();
		try (RunLock lock = RunLock.tryAcquire(this.settings.data().run())
			.orElseThrow(() -> new Refusal("The platform runs already. See ./neuromagic status, end it with ./neuromagic down"))) {
			return runAlone();
		}
	}

	private int runAlone() throws IOException, InterruptedException {
		RunRecords records = new RunRecords(this.settings.data().run());
		StateFile stateFile = new StateFile(this.settings.data().run());
		stateFile.delete();
		int left = new Remains(records).end();
		if (left > 0) {
			this.out.printf("Ended %d processes that an earlier launcher had left behind.%n", left);
		}
		if (Files.exists(this.settings.data().unfinishedRestore())) {
			throw new Refusal("A restore was ended halfway: accounts and events may be of different times. Repeat it with ./neuromagic restore FILE, or delete everything with ./neuromagic reset.");
		}
		Installation installation = new Installation(this.settings.data());
		installation.requirePortOffset(this.settings.portOffset());
		PortCheck.requireFree(this.settings);
		installation.usePortOffset(this.settings.portOffset());
		records.remember(new RunRecords.Entry(LAUNCHER, ProcessIdentity.ofThisProcess(), StopSignal.TERM));
		Secrets secrets = new Secrets(this.settings.data().secrets());
		Board board = new Board();
		Platform platform = new Platform(components(new Context(this.settings, secrets, records), board),
				this.settings.data(), board);
		secrets.save();
		String mailbox = "http://localhost:" + this.settings.port(Port.MAILBOX);
		board.watch(_ -> stateFile.write(this.phase, this.settings.publicUrl(), mailbox, board));
		Console console = Console.on(this.out, board, this.settings.terminal(), this.settings.columns());
		Thread hook = Thread.ofPlatform().unstarted(() -> stopOnSignal(platform, console, records, stateFile));
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			long begin = System.nanoTime();
			console.open();
			platform.start();
			DemoAccount demo = new DemoAccount(this.settings, installation);
			String account = demo.ensure();
			String seconds = Console.seconds(Duration.ofNanos(System.nanoTime() - begin));
			console.close();
			console.print(new Summary(this.settings).text(seconds, account));
			this.phase = "ready";
			stateFile.write(this.phase, this.settings.publicUrl(), mailbox, board);
			platform.awaitEnd();
			return 0;
		}
		catch (InterruptedException | Refusal ex) {
			if (isShuttingDown(hook)) {
				// the hook halts the machine when everything has ended
				this.stopped.await();
			}
			this.phase = "stopping";
			console.print("");
			console.print("Something failed: ending everything else. The reason stands below.");
			platform.stop();
			console.close();
			stateFile.delete();
			records.forget(LAUNCHER, ProcessIdentity.ofThisProcess());
			throw ex;
		}
	}

	private static boolean isShuttingDown(Thread hook) {
		try {
			return !Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException shuttingDown) {
			return true;
		}
	}

	/** Ctrl-C, `down`, or the end of the session: the only ways in which a healthy platform ends. */
	private void stopOnSignal(Platform platform, Console console, RunRecords records, StateFile stateFile) {
		this.phase = "stopping";
		console.print("");
		console.open();
		platform.stop();
		console.close();
		stateFile.delete();
		records.forget(LAUNCHER, ProcessIdentity.ofThisProcess());
		this.out.flush();
		Runtime.getRuntime().halt(0);
	}

	private List<Component> components(Context context, Board board) {
		List<Component> all = new ArrayList<>(List.of(new Build(context), new Postgres(context), new Kafka(context),
				new Keycloak(context), new Mailbox(context)));
		all.addAll(Services.of(context));
		if (!this.settings.leftOut().contains(Prometheus.NAME)) {
			all.add(new Prometheus(context));
		}
		for (Component component : all) {
			boolean leftOut = this.settings.leftOut().contains(component.name());
			board.add(component.name(), leftOut ? State.LEFT_OUT : State.WAITING, "");
		}
		all.removeIf(component -> this.settings.leftOut().contains(component.name()));
		return all;
	}

}
