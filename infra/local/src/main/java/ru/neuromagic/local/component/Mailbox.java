package ru.neuromagic.local.component;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import ru.neuromagic.local.mailbox.MailboxServer;
import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Settings;

/** The mailbox that catches every mail, in a process of its own. */
public final class Mailbox extends Component {

	public static final String NAME = "mailbox";

	public Mailbox(Context context) {
		super(NAME, context);
	}

	@Override
	public Set<String> needs() {
		return Set.of();
	}

	@Override
	public int stopTurn() {
		return 3;
	}

	static String page(Settings settings) {
		return "http://localhost:" + settings.port(Port.MAILBOX);
	}

	/** How others send mail to it. */
	static Map<String, String> smtp(Context context) {
		return Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", Integer.toString(context.settings().port(Port.SMTP)),
				"SMTP_USER", "", "SMTP_PASSWORD", "", "SMTP_FROM_EMAIL", "noreply@neuromagic.local", "SMTP_FROM_NAME", "");
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Settings settings = context().settings();
		Path folder = context().data().of(NAME);
		Files.createDirectories(folder);
		int smtp = settings.port(Port.SMTP);
		String classPath = settings.built().resolve("local.jar") + File.pathSeparator + settings.built().resolve("lib/*");
		ManagedProcess server = launch(
				List.of(settings.java(), "-Xms16m", "-Xmx96m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
						"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=24m", "-Xss512k", "-Xshare:auto",
						"-Dorg.slf4j.simpleLogger.showDateTime=true", "-cp", classPath, MailboxServer.class.getName(),
						"127.0.0.1", Integer.toString(smtp), Integer.toString(settings.port(Port.MAILBOX)),
						folder.toString()),
				Map.of(), folder);
		String page = settings.url(Port.MAILBOX) + "/api/v1/messages?limit=1";
		awaitReady(server, Duration.ofMinutes(2), () -> Probe.smtp(smtp) && Probe.http(page));
		return page(settings) + " · smtp 127.0.0.1:" + smtp;
	}

}
