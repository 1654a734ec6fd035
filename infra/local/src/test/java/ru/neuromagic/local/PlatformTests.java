package ru.neuromagic.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.component.Component;
import ru.neuromagic.local.component.Context;
import ru.neuromagic.local.console.Board;
import ru.neuromagic.local.console.State;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatformTests {

	@TempDir
	Path folder;

	private final List<String> events = Collections.synchronizedList(new ArrayList<>());

	private final Board board = new Board();

	private Context context;

	private @Nullable Platform platform;

	@BeforeEach
	void prepare() {
		DataFolder data = new DataFolder(this.folder);
		data.create();
		Path here = Path.of("").toAbsolutePath();
		this.context = new Context(new Settings(here, data, here, 0, false, Set.of(), false, 100),
				new Secrets(data.secrets()), new RunRecords(data.run()));
	}

	@AfterEach
	void end() {
		if (this.platform != null) {
			this.platform.stop();
		}
	}

	@Test
	void startsEachWhenWhatItNeedsIsReadyAndStopsInTurns() throws InterruptedException {
		Platform started = platform(new Fake("web-ui", Set.of("postgres", "kafka"), 1), new Fake("kafka", Set.of(), 3),
				new Fake("postgres", Set.of(), 4));
		started.start();
		assertThat(this.events.getLast()).isEqualTo("start web-ui");
		assertThat(this.board.rows()).allMatch(row -> row.state() == State.READY);

		this.events.clear();
		started.stop();
		assertThat(this.events).containsExactly("stop web-ui", "stop kafka", "stop postgres");
		assertThat(this.context.records().all()).isEmpty();
	}

	@Test
	void aComponentThatIsLeftOutIsNotWaitedFor() throws InterruptedException {
		platform(new Fake("web-ui", Set.of("postgres"), 1)).start();
		assertThat(this.events).containsExactly("start web-ui");
	}

	@Test
	void aFailedStartIsToldInOneLineAndNothingThatNeedsItStarts() {
		Fake broken = new Fake("kafka", Set.of(), 3, "echo 'ERROR: the log directory is on fire'; exit 3");
		Platform started = platform(broken, new Fake("web-ui", Set.of("kafka"), 1));
		assertThatThrownBy(started::start).isInstanceOf(Refusal.class)
			.hasMessageContaining("kafka ended with exit code 3")
			.hasMessageContaining("the log directory is on fire")
			.hasMessageContaining(this.folder.resolve("logs/kafka.log").toString());
		started.stop();
		assertThat(this.events).doesNotContain("start web-ui");
	}

	@Test
	void aDeathWhileRunningIsToldWithItsLastWords() throws InterruptedException {
		Fake mortal = new Fake("kafka", Set.of(), 3);
		Platform started = platform(mortal, new Fake("postgres", Set.of(), 4));
		started.start();
		CompletableFuture<@Nullable Throwable> end = CompletableFuture.supplyAsync(() -> {
			try {
				started.awaitEnd();
				return null;
			}
			catch (Refusal | InterruptedException ex) {
				return ex;
			}
		});
		ProcessHandle.of(mortal.process().orElseThrow().pid()).orElseThrow().destroyForcibly();
		assertThat(end.join()).isInstanceOf(Refusal.class).hasMessageContaining("kafka was killed (exit code 137)");
		started.stop();
		assertThat(this.context.records().all()).isEmpty();
	}

	@Test
	void aStopDuringTheStartEndsWhatIsHalfwayUp() throws InterruptedException {
		CountDownLatch starting = new CountDownLatch(1);
		Fake slow = new Fake("keycloak", Set.of(), 3, "sleep 60") {
			@Override
			public String start(Consumer<String> progress) throws IOException, InterruptedException {
				var process = launch(List.of("sleep", "60"), Map.of(), PlatformTests.this.folder);
				starting.countDown();
				awaitReady(process, java.time.Duration.ofSeconds(60), () -> false);
				return "";
			}
		};
		Platform halfway = platform(slow);
		Thread starter = Thread.startVirtualThread(() -> {
			try {
				halfway.start();
			}
			catch (InterruptedException | Refusal expected) {
				// the platform is going down
			}
		});
		starting.await();
		halfway.stop();
		assertThat(slow.process().orElseThrow().isAlive()).isFalse();
		starter.interrupt();
	}

	@Test
	void remainsOfAKilledLauncherAreEnded() throws IOException, InterruptedException {
		Platform killed = platform(new Fake("kafka", Set.of(), 3), new Fake("postgres", Set.of(), 4));
		killed.start();
		Remains remains = new Remains(new RunRecords(this.context.settings().data().run()));
		assertThat(remains.alive()).extracting(RunRecords.Entry::name).containsExactly("kafka", "postgres");
		assertThat(remains.end()).isEqualTo(2);
		assertThat(remains.alive()).isEmpty();
	}

	private Platform platform(Component... components) {
		for (Component component : components) {
			this.board.add(component.name(), State.WAITING, "");
		}
		Platform made = new Platform(List.of(components), this.context.settings().data(), this.board);
		this.platform = made;
		return made;
	}

	/** A component whose process is a shell that sleeps, or does what the test wants. */
	private class Fake extends Component {

		private final Set<String> needs;

		private final int turn;

		private final String script;

		Fake(String name, Set<String> needs, int turn) {
			this(name, needs, turn, "exec sleep 60");
		}

		Fake(String name, Set<String> needs, int turn, String script) {
			super(name, PlatformTests.this.context);
			this.needs = needs;
			this.turn = turn;
			this.script = script;
		}

		@Override
		public Set<String> needs() {
			return this.needs;
		}

		@Override
		public int stopTurn() {
			return this.turn;
		}

		@Override
		public String start(Consumer<String> progress) throws IOException, InterruptedException {
			PlatformTests.this.events.add("start " + name());
			if (this.script.startsWith("echo")) {
				runToEnd(name(), List.of("sh", "-c", this.script), Map.of(), PlatformTests.this.folder);
			}
			launch(List.of("sh", "-c", this.script), Map.of(), PlatformTests.this.folder);
			return "here";
		}

		@Override
		public void stop() {
			PlatformTests.this.events.add("stop " + name());
			super.stop();
		}

	}

}
