package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.backup.ClientPrograms;
import ru.neuromagic.local.backup.Manifest;
import ru.neuromagic.local.backup.Snapshot;
import ru.neuromagic.local.component.Context;
import ru.neuromagic.local.component.Keycloak;
import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.Installation;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

/** `backup`: writes all data of the running platform, as they are at one moment, to one file. */
final class Backup {

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'neuromagic-'yyyyMMdd'T'HHmmss'Z.zip'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Settings settings;

	private final @Nullable Path to;

	private final PrintStream out;

	/**
	 * @param to file or folder; without it the folder of backups in the data folder
	 */
	Backup(Settings settings, @Nullable Path to, PrintStream out) {
		this.settings = settings;
		this.to = to;
		this.out = out;
	}

	int run() throws IOException, InterruptedException {
		RunRecords records = new RunRecords(this.settings.data().run());
		requireReady(records);
		Installation installation = new Installation(this.settings.data());
		Settings running = this.settings.withPortOffset(installation.portOffset());
		Context context = new Context(running, new Secrets(running.data().secrets()), records);
		Postgres postgres = new Postgres(context);
		ClientPrograms programs = ClientPrograms.find(postgres.major());
		Path target = target();
		long begin = System.nanoTime();
		Manifest manifest = new Snapshot(postgres, programs).write(target, new Snapshot.Installed(running.publicUrl(),
				new Keycloak(context).version(), installation.hasDemoAccount()));
		this.out.printf(Locale.ROOT, "Backed up %,d rows of %d schemas in %.1f s to %s (%,d kB)%n", manifest.rows(),
				manifest.schemas().size(), (System.nanoTime() - begin) / 1e9, target, Files.size(target) / 1024);
		this.out.println("It holds every learner's data, password hashes and the realm's keys: encrypt it before it leaves this machine.");
		return 0;
	}

	private void requireReady(RunRecords records) {
		boolean running = records.find(Up.LAUNCHER).filter(entry -> entry.identity().isAlive()).isPresent();
		Optional<StateFile.Content> state = new StateFile(this.settings.data().run()).read();
		if (!running || !state.map(StateFile.Content::phase).equals(Optional.of("ready"))) {
			throw new Refusal("The platform is not running, or not ready yet, and only a running one is backed up. Start it with ./neuromagic up, see ./neuromagic status");
		}
	}

	private Path target() {
		String name = NAME.format(Clock.systemUTC().instant());
		if (this.to == null) {
			return this.settings.data().backups().resolve(name);
		}
		return Files.isDirectory(this.to) ? this.to.resolve(name) : this.to;
	}

}
