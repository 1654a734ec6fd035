package ru.neuromagic.auth;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;

/**
 * Keycloak as it is delivered, with our realm and theme, its database in memory; one process for all tests of a run, which
 * ends with it. The build has unpacked it into {@code target/keycloak}.
 */
public final class RealKeycloak {

	public static final String AUTH_SERVICE_SECRET = "auth-secret-of-the-tests";

	public static final String WEB_UI_SECRET = "web-secret-of-the-tests";

	private static final String ADMIN_PASSWORD = "admin-of-the-tests";

	public static final String SITE = "http://localhost:8080";

	private static final Path UNPACKED = Path.of("target", "keycloak");

	private static final Path DEFINITION = Path.of("..", "infra", "keycloak");

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private static @Nullable RealKeycloak instance;

	private final String url;

	private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private RealKeycloak() {
		try {
			Path home = home();
			copyTree(DEFINITION.resolve("realm"), home.resolve("data/import"));
			copyTree(DEFINITION.resolve("themes"), home.resolve("themes"));
			Files.copy(DEFINITION.resolve("providers/target/keycloak-providers.jar"),
					home.resolve("providers/keycloak-providers.jar"), StandardCopyOption.REPLACE_EXISTING);
			int port = freePort();
			this.url = "http://127.0.0.1:" + port + "/id";
			File log = UNPACKED.resolve("keycloak.log").toFile();
			this.mails.start();
			Process process = start(home, port, log, this.mails.getSmtp().getPort());
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
			awaitRealm(process, log);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Starts it for the first who asks. */
	public static synchronized RealKeycloak get() {
		if (instance == null) {
			instance = new RealKeycloak();
		}
		return instance;
	}

	public String url() {
		return this.url;
	}

	/** Its administrator. */
	public Keycloak admin() {
		return Keycloak.getInstance(this.url, "master", "admin", ADMIN_PASSWORD, "admin-cli");
	}

	/** What it sent. */
	public GreenMail mails() {
		return this.mails;
	}

	public String realmUrl() {
		return this.url + "/realms/neuromagic";
	}

	private static Path home() throws IOException {
		try (Stream<Path> content = Files.list(UNPACKED)) {
			return content.filter(path -> path.getFileName().toString().startsWith("keycloak-") && Files.isDirectory(path))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No Keycloak in " + UNPACKED + ": run the tests by Maven"))
				.toAbsolutePath();
		}
	}

	private static Process start(Path home, int port, File log, int smtp) throws IOException {
		var builder = new ProcessBuilder("bash", home.resolve("bin/kc.sh").toString(), "start-dev", "--db=dev-mem", "--cache=local",
				"--http-host=127.0.0.1", "--http-port=" + port, "--http-management-port=" + freePort(), "--http-relative-path=/id",
				"--proxy-headers=xforwarded", "--import-realm");
		builder.redirectErrorStream(true).redirectOutput(log);
		var environment = builder.environment();
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m -XX:TieredStopAtLevel=1");
		environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
		environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
		environment.put("PUBLIC_URL", SITE);
		environment.put("WEB_UI_CLIENT_SECRET", WEB_UI_SECRET);
		environment.put("AUTH_SERVICE_CLIENT_SECRET", AUTH_SERVICE_SECRET);
		environment.put("SMTP_FROM_EMAIL", "no-reply@example.org");
		environment.put("SMTP_PORT", Integer.toString(smtp));
		return builder.start();
	}

	private void awaitRealm(Process process, File log) {
		HttpClient http = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(URI.create(realmUrl())).timeout(Duration.ofSeconds(5)).build();
		Awaitility.await("Keycloak's realm, log in " + log)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.failFast("Keycloak ended, log in " + log, () -> !process.isAlive())
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
	}

	private static void end(Process process) {
		List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
		all.forEach(ProcessHandle::destroyForcibly);
	}

	private static void copyTree(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path target = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		catch (FileSystemException failure) {
			throw new IllegalStateException("Run the tests in the folder of the module", failure);
		}
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
