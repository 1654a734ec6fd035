package ru.neuromagic.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;

import com.microsoft.playwright.TimeoutError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.test.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The worst day: all data and all secrets are lost, a backup is there. The tests after this one meet what was restored. */
class BackupTests {

	private static final String COURSE = "prompting-basics";

	private static final String QUEST = "first-prompt";

	private static final int TASKS = 3;

	/** Schemas in which nothing happens while nobody learns, and their tables that say only which process runs. */
	private static final Set<String> QUIET = Set.of("auth", "course", "quest", "notification");

	private static final Set<String> RESTLESS = Set.of("outbox_instance", "outbox_partition");

	private final Platform platform = Platform.get();

	private static Chromium chromium;

	@BeforeAll
	static void start() {
		chromium = new Chromium();
	}

	@AfterAll
	static void stop() {
		chromium.close();
	}

	@Test
	void afterARestoreIntoAnEmptyInstallationEveryRowIsThereAndLearnersLogInAndGoOn() throws IOException, SQLException {
		assumeThat(this.platform.isLaunchedHere()).as("all data are deleted on the way").isTrue();
		Learner anna = new Learner(chromium, "backup", Locale.of("ru"), true, 1280);
		register(anna);
		readALesson(anna);
		Path backup = Platform.TARGET.resolve("backup.zip");
		Files.deleteIfExists(backup);

		this.platform.command("backup", "--to", backup.toString());
		String secret = this.platform.secret("web_ui_client_secret");
		this.platform.command("down");
		this.platform.command("reset", "--yes");
		String told = this.platform.command("restore", backup.toString(), "--no-build");
		this.platform.up();

		assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(this.platform.secret("web_ui_client_secret")).as("the new installation has secrets of its own").isNotEqualTo(secret);
		JsonNode manifest = manifest(backup);
		assertThat(told).contains("Restored", "%d schemas".formatted(manifest.get("schemas").size()));
		assertThat(rowsNow()).containsAllEntriesOf(rowsIn(manifest)).containsKeys("auth.account", "course.completion");
		assertThat(rowsIn(manifest).get("course.completion")).as("the lesson she read").isPositive();
		seeThatNobodyIsLoggedIn(anna);
		logIn(anna);
		goOnLearning(anna);
	}

	private void register(Learner anna) {
		var mailbox = new Mailbox(this.platform);
		anna.open("/register");
		anna.fillRegistration(anna.email);
		anna.enterCode(mailbox.awaitCode(anna.email));
		anna.press(anna.page.locator("main a[href='/login']"));
		assertThat(anna.page.locator("input[name=username]")).isVisible();
		logIn(anna);
		// now every service knows her: an event on its way belongs to no backup
		mailbox.await(anna.email, "почта подтверждена");
	}

	/**
	 * Types the password. On a busy machine the first token after a start takes Keycloak longer than the site waits, and says
	 * so; who comes again is known to Keycloak then.
	 */
	private void logIn(Learner anna) {
		try {
			anna.logIn();
		}
		catch (TimeoutError slow) {
			// seen below
		}
		Awaitility.await("logged in")
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptionsInstanceOf(TimeoutError.class)
			.until(() -> {
				anna.open("/profile");
				return anna.page.locator("a[href='/logout']").count() > 0;
			});
	}

	private void readALesson(Learner anna) {
		anna.open("/courses/" + COURSE);
		anna.submit("/courses/%s/start".formatted(COURSE));
		anna.expectAddress("/courses/%s/lessons/[a-z-]+".formatted(COURSE));
		String lesson = anna.page.url();
		anna.submit("/courses/%s/lessons/".formatted(COURSE));
		assertThat(anna.page).not().hasURL(lesson);
	}

	private void seeThatNobodyIsLoggedIn(Learner anna) {
		anna.open("/profile");
		assertThat(anna.page.locator("input[name=username]")).isVisible();
	}

	/** Her progress is there, and a quest finds its way through the new Kafka. */
	private void goOnLearning(Learner anna) {
		anna.open("/courses/" + COURSE);
		assertThat(anna.page.locator("li.step--done")).hasCount(1);
		anna.open("/quest/" + QUEST);
		anna.submit("/quest/%s/start".formatted(QUEST));
		var key = new AnswerKey(QUEST);
		for (int task = 0; task < TASKS; task++) {
			anna.answerRight(key);
			anna.next();
		}
		anna.expectAddress("/quest/%s/result".formatted(QUEST));
		anna.open("/courses/" + COURSE);
		anna.reloadUntilSeen(anna.step("/quest/" + QUEST + "?course=" + COURSE));
		assertThat(anna.page.locator("li.step--done")).hasCount(2);
	}

	private static JsonNode manifest(Path backup) throws IOException {
		try (ZipFile zip = new ZipFile(backup.toFile()); var in = zip.getInputStream(zip.getEntry("manifest.json"))) {
			return JsonMapper.builder().build().readTree(in);
		}
	}

	private static Map<String, Long> rowsIn(JsonNode manifest) {
		Map<String, Long> rows = new TreeMap<>();
		for (JsonNode schema : manifest.get("schemas")) {
			String name = schema.get("name").asString();
			if (QUIET.contains(name)) {
				schema.get("rows").properties().forEach(table -> put(rows, name, table.getKey(), table.getValue().asLong()));
			}
		}
		return rows;
	}

	private Map<String, Long> rowsNow() throws SQLException {
		Map<String, Long> rows = new TreeMap<>();
		String url = "jdbc:postgresql://127.0.0.1:%d/neuromagic".formatted(this.platform.port(15432));
		try (Connection connection = DriverManager.getConnection(url, "postgres", this.platform.secret("postgres_password"));
				Statement list = connection.createStatement();
				Statement count = connection.createStatement();
				ResultSet tables = list.executeQuery("select schemaname, tablename from pg_tables")) {
			while (tables.next()) {
				String schema = tables.getString(1);
				if (QUIET.contains(schema)) {
					try (ResultSet number = count.executeQuery("select count(*) from %s.%s".formatted(schema, tables.getString(2)))) {
						number.next();
						put(rows, schema, tables.getString(2), number.getLong(1));
					}
				}
			}
		}
		return rows;
	}

	private static void put(Map<String, Long> rows, String schema, String table, long number) {
		if (!RESTLESS.contains(table)) {
			rows.put(schema + "." + table, number);
		}
	}

}
