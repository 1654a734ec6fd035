package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

/**
 * Keycloak in production mode behind the gateway, its realm imported from the repository.
 * <p>
 * Its Java is started directly and not through `kc.sh`, which would stand between us and the process: killed, it leaves
 * the server running.
 */
public final class Keycloak extends Component {

	public static final String NAME = "keycloak";

	private static final String ADMIN = "admin";

	static final String ADMIN_PASSWORD = "keycloak_admin_password";

	/** What `kc.sh` sets, with less memory and the quick compiler only: half the processor time of a start. */
	private static final List<String> JVM = List.of("-Xms192m", "-Xmn80m", "-Xmx384m", "-XX:MetaspaceSize=128m",
			"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m",
			"-Xss512k",
			"-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
			"-Dstderr.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
			"--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
			"--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
			"-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
			"-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
			"-Dquarkus-log-max-startup-records=10000");

	private static final String BUILT_WITH = "built-with";

	private static final String CLASS_ARCHIVE = "classes.jsa";

	/** Options that `build` bakes in; they must be the same at start. */
	private static final Map<String, String> BUILD_OPTIONS = Map.of("KC_DB", "postgres", "KC_CACHE", "local",
			"KC_HEALTH_ENABLED", "true", "KC_METRICS_ENABLED", "true", "KC_HTTP_RELATIVE_PATH", "/id",
			"KC_HTTP_MANAGEMENT_RELATIVE_PATH", "/");

	public Keycloak(Context context) {
		super(NAME, context);
	}

	@Override
	public Set<String> needs() {
		return Set.of(Postgres.NAME);
	}

	@Override
	public int stopTurn() {
		return 3;
	}

	@Override
	protected Duration patience() {
		return Duration.ofSeconds(40);
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Settings settings = context().settings();
		Path home = prepare(progress);
		progress.accept("");
		ManagedProcess server = launch(java(home, "start", "--optimized", "--import-realm"), environment(Postgres.DATABASE), home);
		String health = settings.url(Port.KEYCLOAK_MANAGEMENT) + "/health/ready";
		String realm = settings.url(Port.KEYCLOAK) + "/id/realms/neuromagic";
		awaitReady(server, Duration.ofMinutes(8), () -> Probe.http(health) && Probe.http(realm));
		return settings.publicUrl() + "/id";
	}

	private Path prepare(Consumer<String> progress) throws IOException, InterruptedException {
		Path home = context().data().parts().resolve("keycloak-" + version());
		progress.accept("unpacking");
		Path zip = zip();
		Archive.once(home, folder -> Archive.unzipTopFolder(zip, folder));
		Path ours = context().settings().home().resolve("infra/keycloak");
		copyTrees(ours.resolve("themes"), home.resolve("themes"));
		Path providers = ours.resolve("providers/target/keycloak-providers.jar");
		if (!Files.exists(providers)) {
			throw new Refusal("Keycloak's providers are not built: run `mvn -DskipTests -pl infra/keycloak/providers -am package`.");
		}
		Path installed = home.resolve("providers").resolve(providers.getFileName());
		// only what differs: Keycloak compares the time of the file with that of its build, and refuses to start
		if (!Files.exists(installed) || Files.mismatch(providers, installed) != -1) {
			Files.copy(providers, installed, StandardCopyOption.REPLACE_EXISTING);
			Files.deleteIfExists(home.resolve(BUILT_WITH));
		}
		importRealms(ours.resolve("realm"), home.resolve("data/import"));
		build(home, providers, progress);
		return home;
	}

	public String version() throws IOException {
		return zip().getFileName().toString().replaceFirst("^keycloak-(.*)\\.zip$", "$1");
	}

	private Path zip() throws IOException {
		return Archive.find(context().settings().built().resolve("parts"), "keycloak-");
	}

	/**
	 * Makes a schema that comes from elsewhere belong to this installation, while Keycloak does not run: its clients get
	 * the secrets and the address that the services are told, its administrator the password of this installation.
	 * @param database that the schema stands in
	 * @param oldUrl the address that its clients know
	 */
	public void adopt(Postgres postgres, String database, String oldUrl) throws IOException, InterruptedException {
		Map<String, String> smtp = Mailbox.smtp(context());
		Map<String, String> settings = Map.of("old_url", oldUrl, "new_url", context().settings().publicUrl(),
				"web_ui_client_secret", Services.webUiClientSecret(context()), "auth_service_client_secret",
				Services.authServiceClientSecret(context()), "smtp_host", smtp.getOrDefault("SMTP_HOST", ""), "smtp_port",
				smtp.getOrDefault("SMTP_PORT", ""));
		String sql = Files.readString(context().settings().home().resolve("infra/keycloak/adopt.sql"));
		try (Connection connection = postgres.connect(database); Statement statement = connection.createStatement()) {
			try (PreparedStatement set = connection.prepareStatement("select set_config('adopt.' || ?, ?, false)")) {
				for (Map.Entry<String, String> setting : settings.entrySet()) {
					set.setString(1, setting.getKey());
					set.setString(2, setting.getValue());
					set.execute();
				}
			}
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new Refusal("infra/keycloak/adopt.sql failed: %s".formatted(ex.getMessage()));
		}
		context().secrets().password(ADMIN_PASSWORD);
		context().secrets().save();
		Path home = prepare(_ -> {
		});
		runToEnd("keycloak's bootstrap-admin", java(home, "bootstrap-admin", "user", "--optimized", "--username", ADMIN,
				"--password:env", "KC_BOOTSTRAP_ADMIN_PASSWORD", "--no-prompt"), environment(database), home);
	}

	/** `kc.sh build`, once per version, options and providers. */
	private void build(Path home, Path providers, Consumer<String> progress) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(BUILD_OPTIONS.entrySet().stream().map(Object::toString).sorted().toList());
		words.add(Fingerprint.ofJar(providers));
		String wanted = Fingerprint.ofWords(words);
		Path stamp = home.resolve(BUILT_WITH);
		if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
			return;
		}
		progress.accept("building (once)");
		Files.deleteIfExists(stamp);
		// with classes of the build before a start takes its providers for changed ones
		Files.deleteIfExists(home.resolve(CLASS_ARCHIVE));
		runToEnd("keycloak's build", java(home, "build"), BUILD_OPTIONS, home);
		Files.writeString(stamp, wanted);
	}

	private List<String> java(Path home, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(context().settings().java());
		command.addAll(JVM);
		if (arguments[0].equals("start")) {
			// Quarkus loads its classes by itself, out of reach of an AOT cache; this archive, which the JVM writes when it
			// ends and renews by itself, saves a quarter of the processor time of a start
			command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + home.resolve(CLASS_ARCHIVE),
					"-Xlog:cds=off", "-Xlog:cds*=off", "-Xlog:aot*=off"));
		}
		command.add("-Dkc.home.dir=" + home);
		command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
		command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString(),
				"io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
		command.addAll(List.of(arguments));
		return command;
	}

	private Map<String, String> environment(String database) {
		Settings settings = context().settings();
		Map<String, String> environment = new HashMap<>(BUILD_OPTIONS);
		environment.put("KC_DB_URL", Postgres.jdbcUrl(context(), database));
		environment.put("KC_DB_USERNAME", "keycloak");
		environment.put("KC_DB_PASSWORD", Postgres.password(context(), "keycloak"));
		environment.put("KC_DB_SCHEMA", "keycloak");
		environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
		environment.put("KC_DB_POOL_MIN_SIZE", "1");
		environment.put("KC_DB_POOL_MAX_SIZE", "15");
		environment.put("KC_HOSTNAME", settings.publicUrl() + "/id");
		environment.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
		environment.put("KC_PROXY_HEADERS", "xforwarded");
		environment.put("KC_PROXY_TRUSTED_ADDRESSES", "127.0.0.0/8,::1/128");
		environment.put("KC_HTTP_ENABLED", "true");
		environment.put("KC_HTTP_HOST", "127.0.0.1");
		environment.put("KC_HTTP_PORT", Integer.toString(settings.port(Port.KEYCLOAK)));
		environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(settings.port(Port.KEYCLOAK_MANAGEMENT)));
		environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
		// we ask for its health ten times a second while it starts
		environment.put("KC_LOG_LEVEL", "info,io.smallrye.health:error");
		environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
		environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", context().secrets().password(ADMIN_PASSWORD));
		environment.putAll(Services.shared(context()));
		environment.put("WEB_UI_CLIENT_SECRET", Services.webUiClientSecret(context()));
		environment.put("AUTH_SERVICE_CLIENT_SECRET", Services.authServiceClientSecret(context()));
		environment.putAll(Mailbox.smtp(context()));
		return environment;
	}

	private static void importRealms(Path from, Path to) throws IOException {
		DataFolder.deleteTree(to);
		Files.createDirectories(to);
		copyTrees(from, to);
	}

	/** Copies what stands in a folder over another; what the other has besides stays, except inside copied folders. */
	private static void copyTrees(Path from, Path to) throws IOException {
		if (!Files.isDirectory(from)) {
			return;
		}
		try (var children = Files.newDirectoryStream(from)) {
			for (Path child : children) {
				Path target = to.resolve(child.getFileName());
				if (Files.isDirectory(child)) {
					DataFolder.deleteTree(target);
				}
				try (var files = Files.walk(child)) {
					for (Path file : (Iterable<Path>) files::iterator) {
						Path copy = target.resolve(child.relativize(file).toString());
						if (Files.isDirectory(file)) {
							Files.createDirectories(copy);
						}
						else {
							Files.copy(file, file.equals(child) ? target : copy, StandardCopyOption.REPLACE_EXISTING);
						}
					}
				}
			}
		}
	}

}
