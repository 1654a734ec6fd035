package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Refusal;

/** PostgreSQL 18: one cluster, one database, a schema and a role per service. */
public final class Postgres extends Component {

	public static final String NAME = "postgres";

	public static final String DATABASE = "neuromagic";

	private static final String SUPERUSER = "postgres";

	private static final String WRONG_PASSWORD = "28P01";

	/** Small memory, no shared folders; everything that keeps data safe stays on. */
	private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
			"max_connections=150", "shared_buffers=64MB", "work_mem=4MB", "maintenance_work_mem=32MB", "jit=off",
			"wal_level=minimal", "max_wal_senders=0", "min_wal_size=32MB", "max_wal_size=256MB", "io_method=sync",
			"max_parallel_workers=2", "password_encryption=scram-sha-256", "log_timezone=UTC", "timezone=UTC",
			"log_line_prefix=%m [%p] %q%u ", "log_checkpoints=off",
			// the details of a violated constraint are a learner's row
			"log_error_verbosity=terse");

	public Postgres(Context context) {
		super(NAME, context);
	}

	@Override
	public Set<String> needs() {
		return Set.of();
	}

	@Override
	public int stopTurn() {
		return 4;
	}

	static String jdbcUrl(Context context) {
		return jdbcUrl(context, DATABASE);
	}

	static String jdbcUrl(Context context, String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(context.settings().port(Port.POSTGRES), database);
	}

	/** The secret that a role of the database logs in with. */
	static String password(Context context, String role) {
		return context.secrets().password(role + "_password");
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Path jar = jar();
		Path binaries = context().data().parts().resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
		progress.accept("unpacking");
		Archive.once(binaries, folder -> Archive.untarFromJar(jar, folder));
		Path data = context().data().of(NAME).resolve(Integer.toString(major()));
		RootWrapper wrapper = RootWrapper.choose(binaries, data.getParent());
		wrapper.own(data.getParent());
		if (!Files.exists(data.resolve("PG_VERSION"))) {
			progress.accept("making the cluster");
			initialise(binaries, data, wrapper);
		}
		removeStaleLock(data);
		progress.accept("");
		int port = context().settings().port(Port.POSTGRES);
		List<String> command = new ArrayList<>(
				List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
		SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
		ManagedProcess server = launch(wrapper.command(command), Map.of("LC_ALL", "C.UTF-8"), context().data().root(),
				StopSignal.INT);
		awaitReady(server, Duration.ofMinutes(3), this::accepts);
		bootstrap();
		return "127.0.0.1:" + port;
	}

	/** The first number of its version, within which a server reads the files of another. */
	public int major() throws IOException {
		return Integer.parseInt(jar().getFileName().toString().replaceFirst("^postgres-(\\d+).*", "$1"));
	}

	private Path jar() throws IOException {
		return Archive.find(context().settings().built().resolve("parts"), "postgres-");
	}

	private void initialise(Path binaries, Path data, RootWrapper wrapper) throws IOException, InterruptedException {
		Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
		DataFolder.deleteTree(unfinished);
		Path passwordFile = Files.createTempFile(data.getParent(), "superuser", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(passwordFile, password(context(), SUPERUSER));
			// never a cluster whose password is nowhere
			context().secrets().save();
			wrapper.own(passwordFile);
			runToEnd("initdb", wrapper.command(List.of(binaries.resolve("bin/initdb").toString(), "-D",
					unfinished.toString(), "-U", SUPERUSER, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
					"--encoding=UTF8", "--locale=C.UTF-8")), Map.of("LC_ALL", "C.UTF-8"), context().data().root());
		}
		finally {
			Files.delete(passwordFile);
		}
		Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
	}

	/** After a crash the number in the lock file may belong to anybody by now; then PostgreSQL would not start. */
	private static void removeStaleLock(Path data) throws IOException {
		Path lock = data.resolve("postmaster.pid");
		if (!Files.exists(lock)) {
			return;
		}
		long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
		boolean postgres = ProcessHandle.of(pid)
			.flatMap(process -> process.info().command())
			.filter(command -> command.endsWith("postgres"))
			.isPresent();
		if (!postgres) {
			Files.delete(lock);
		}
	}

	private boolean accepts() {
		try (Connection connection = connect("postgres")) {
			return connection.isValid(5);
		}
		catch (SQLException notYet) {
			if (WRONG_PASSWORD.equals(notYet.getSQLState())) {
				throw new Refusal("PostgreSQL does not accept the superuser's password in %s: put back the file that belongs to these data, or start afresh with ./neuromagic reset"
					.formatted(context().data().secrets()));
			}
			return false;
		}
	}

	private void bootstrap() throws IOException {
		try {
			try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
				try (ResultSet found = statement
					.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
					if (found.next()) {
						found.close();
					}
					else {
						statement.execute("create database " + DATABASE);
					}
				}
			}
			bootstrap(DATABASE);
		}
		catch (SQLException ex) {
			throw new Refusal("The database could not be made: %s Log: %s".formatted(ex.getMessage(), log().path()));
		}
	}

	/** Makes the roles and, in a database, their schemas, as far as they are missing. */
	public void bootstrap(String database) throws IOException {
		try {
			Path script = context().settings().home().resolve("infra/postgres/bootstrap.sql");
			String sql = SqlTemplate.fill(Files.readString(script), context().secrets()::password);
			context().secrets().save();
			try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new Refusal("infra/postgres/bootstrap.sql failed: %s Log: %s".formatted(ex.getMessage(), log().path()));
		}
	}

	/** What the client programs read from the environment to reach it as its superuser. */
	public Map<String, String> clientEnvironment(String database) {
		return Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(context().settings().port(Port.POSTGRES)), "PGDATABASE",
				database, "PGUSER", SUPERUSER, "PGPASSWORD", password(context(), SUPERUSER));
	}

	/** Connects as the superuser. */
	public Connection connect(String database) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", SUPERUSER);
		properties.setProperty("password", password(context(), SUPERUSER));
		properties.setProperty("connectTimeout", "2");
		properties.setProperty("loginTimeout", "5");
		return DriverManager.getConnection(jdbcUrl(context(), database), properties);
	}

}
