package ru.neuromagic.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import ru.neuromagic.local.backup.BackupFile;
import ru.neuromagic.local.backup.Checkout;
import ru.neuromagic.local.backup.ClientPrograms;
import ru.neuromagic.local.backup.Manifest;
import ru.neuromagic.local.backup.Restoration;
import ru.neuromagic.local.component.Context;
import ru.neuromagic.local.component.Kafka;
import ru.neuromagic.local.component.Keycloak;
import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.process.ProcessIdentity;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Installation;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.PortCheck;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

/**
 * `restore`: puts the data of a backup in the place of the present ones while the platform is down. Of the platform only
 * PostgreSQL runs meanwhile.
 */
final class Restore {

	private final Settings settings;

	private final Path file;

	private final boolean yes;

	private final PrintStream out;

	Restore(Settings settings, Path file, boolean yes, PrintStream out) {
		this.settings = settings;
		this.file = file;
		this.yes = yes;
		this.out = out;
	}

	int run() throws IOException, InterruptedException {
		RunRecords records = new RunRecords(this.settings.data().run());
		Context context = new Context(this.settings, new Secrets(this.settings.data().secrets()), records);
		Postgres postgres = new Postgres(context);
		Keycloak keycloak = new Keycloak(context);
		try (BackupFile backup = BackupFile.open(this.file)) {
			new Checkout(this.settings.home(), postgres.major(), keycloak.version()).requireReadable(backup.manifest());
			this.settings.data().create();
			try (RunLock lock = RunLock.tryAcquire(this.settings.data().run())
				.orElseThrow(() -> new Refusal("The platform is running. End it with ./neuromagic down, then restore."))) {
				new Remains(records).end();
				// of a launcher that was killed: what runs now is no platform
				new StateFile(this.settings.data().run()).delete();
				Installation installation = new Installation(this.settings.data());
				installation.requirePortOffset(this.settings.portOffset());
				PortCheck.requireFree(this.settings, Port.of(Postgres.NAME));
				ClientPrograms programs = ClientPrograms.find(postgres.major());
				if (!this.yes && Files.exists(this.settings.data().of(Postgres.NAME)) && !confirmed(backup.manifest())) {
					this.out.println("Nothing was changed.");
					return 1;
				}
				records.remember(new RunRecords.Entry(Up.LAUNCHER, ProcessIdentity.ofThisProcess(), StopSignal.TERM));
				installation.usePortOffset(this.settings.portOffset());
				restore(backup, new Restoration(postgres, programs, (database, oldUrl) -> keycloak.adopt(postgres, database, oldUrl)),
						postgres, keycloak);
				noteDemoAccount(installation, backup.manifest());
				Files.delete(this.settings.data().unfinishedRestore());
			}
			finally {
				records.forget(Up.LAUNCHER, ProcessIdentity.ofThisProcess());
			}
			this.out.printf(Locale.ROOT, "Restored %,d rows of %d schemas as they were at %s. Everybody has to log in again.%n",
					backup.manifest().rows(), backup.manifest().schemas().size(), moment(backup.manifest()));
			this.out.println("Start the platform with ./neuromagic up" + (this.settings.portOffset() == 0 ? "" : " --port-offset " + this.settings.portOffset()));
			return 0;
		}
	}

	private boolean confirmed(Manifest manifest) throws IOException {
		String replaced = "all accounts and progress in %s by those of %s".formatted(this.settings.data().root(), moment(manifest));
		return new Question(this.out).confirmed("This replaces " + replaced + ".", "restore replaces " + replaced + ".");
	}

	private static String moment(Manifest manifest) {
		return manifest.madeAt().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	private void restore(BackupFile backup, Restoration restoration, Postgres postgres, Keycloak keycloak)
			throws IOException, InterruptedException {
		// Ctrl-C and `down` leave nothing running
		Thread hook = new Thread(() -> {
			keycloak.stop();
			postgres.stop();
		});
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			tell("starting PostgreSQL");
			this.settings.data().log(Postgres.NAME).rotate();
			this.settings.data().log(Keycloak.NAME).rotate();
			postgres.start(_ -> {
			});
			arrive(backup, restoration);
			restoration.exchange(this.settings.data().unfinishedRestore(), this::tell);
		}
		finally {
			postgres.stop();
		}
		// events of a time that has not happened any more; the outboxes hold what was not sent yet
		DataFolder.deleteTree(this.settings.data().of(Kafka.NAME));
	}

	private void arrive(BackupFile backup, Restoration restoration) throws IOException, InterruptedException {
		try {
			restoration.arrive(backup, this::tell);
		}
		catch (Refusal refusal) {
			throw new Refusal(Restoration.UNCHANGED + refusal.getMessage());
		}
	}

	private void tell(String doing) {
		this.out.println("restore: " + doing);
		this.out.flush();
	}

	private static void noteDemoAccount(Installation installation, Manifest manifest) {
		if (manifest.demoAccount()) {
			installation.demoAccountMade(DemoAccount.EMAIL);
		}
		else {
			installation.demoAccountForgotten();
		}
	}

}
