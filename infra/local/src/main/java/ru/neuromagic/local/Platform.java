package ru.neuromagic.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import ru.neuromagic.local.component.Build;
import ru.neuromagic.local.component.Component;
import ru.neuromagic.local.console.Board;
import ru.neuromagic.local.console.State;
import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Refusal;

/** All components: each starts as soon as what it needs is ready, and the first that fails or dies ends the rest. */
final class Platform {

	private final List<Component> components;

	private final DataFolder data;

	private final Board board;

	private final List<Thread> starters = new ArrayList<>();

	/** Completes, exceptionally, when something fails or dies; never otherwise. */
	private final CompletableFuture<Void> end = new CompletableFuture<>();

	private volatile boolean stopping;

	Platform(List<Component> components, DataFolder data, Board board) {
		this.components = components;
		this.data = data;
		this.board = board;
	}

	List<Component> components() {
		return this.components;
	}

	/** Starts everything; returns when all is ready. */
	void start() throws InterruptedException {
		Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
		this.components.forEach(component -> ready.put(component.name(), new CompletableFuture<>()));
		for (Component component : this.components) {
			CompletableFuture<?>[] needed = component.needs()
				.stream()
				.map(name -> Optional.ofNullable(ready.get(name)))
				.flatMap(Optional::stream)
				.toArray(CompletableFuture[]::new);
			Thread starter = Thread.ofVirtual().name("start-" + component.name()).unstarted(() -> {
				try {
					CompletableFuture.allOf(needed).get();
					start(component);
					ready.get(component.name()).complete(null);
				}
				catch (ExecutionException another) {
					// reported by whoever failed
				}
				catch (InterruptedException stopped) {
					// by stop()
				}
				catch (Exception ex) {
					fail(component, ex);
					ready.get(component.name()).completeExceptionally(ex);
				}
			});
			synchronized (this.starters) {
				if (this.stopping) {
					throw new InterruptedException();
				}
				this.starters.add(starter);
				starter.start();
			}
		}
		CompletableFuture<Void> all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
		join(CompletableFuture.anyOf(all, this.end));
		join(all);
	}

	private void start(Component component) throws IOException, InterruptedException {
		if (this.stopping) {
			throw new InterruptedException();
		}
		if (!(component instanceof Build)) {
			this.data.log(component.name()).rotate();
		}
		this.board.change(component.name(), State.STARTING, "");
		String address = component.start(doing -> this.board.detail(component.name(), doing));
		component.process().filter(_ -> !(component instanceof Build)).ifPresent(process -> watch(component, process));
		if (!this.stopping) {
			this.board.change(component.name(), State.READY, address);
		}
	}

	private void watch(Component component, ManagedProcess process) {
		process.exit().thenAccept(code -> {
			if (!this.stopping) {
				fail(component, new Refusal(component.obituary(component.name(), code)));
			}
		});
	}

	private void fail(Component component, Exception ex) {
		if (this.stopping || this.end.isDone()) {
			return;
		}
		String message = (ex instanceof Refusal) ? String.valueOf(ex.getMessage())
				: "%s could not be started: %s".formatted(component.name(), explain(ex));
		this.board.change(component.name(), State.FAILED, "");
		this.end.completeExceptionally(new Refusal(message));
	}

	private static String explain(Exception ex) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains("No space left on device")) {
			return "the disk is full. Make room and try again.";
		}
		return ex.getClass().getSimpleName() + ": " + message;
	}

	/** Waits until something dies, which is a refusal. */
	void awaitEnd() throws InterruptedException {
		join(this.end);
	}

	private static void join(CompletableFuture<?> future) throws InterruptedException {
		try {
			future.get();
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() instanceof CompletionException wrapper && wrapper.getCause() != null)
					? wrapper.getCause() : ex.getCause();
			if (cause instanceof RuntimeException known) {
				throw known;
			}
			throw new IllegalStateException(cause);
		}
	}

	/** Ends everything, what is nearest to the user first. */
	void stop() {
		synchronized (this.starters) {
			if (this.stopping) {
				return;
			}
			this.stopping = true;
			this.starters.forEach(Thread::interrupt);
		}
		Map<Integer, List<Component>> turns = new TreeMap<>();
		this.components.forEach(
				component -> turns.computeIfAbsent(component.stopTurn(), _ -> new ArrayList<>()).add(component));
		turns.values().forEach(turn -> {
			List<Thread> threads = turn.stream().map(component -> Thread.startVirtualThread(() -> stop(component))).toList();
			threads.forEach(Platform::joinQuietly);
		});
	}

	private void stop(Component component) {
		boolean running = component.process().filter(ManagedProcess::isAlive).isPresent();
		State state = this.board.rows()
			.stream()
			.filter(row -> row.name().equals(component.name()))
			.map(Board.Row::state)
			.findFirst()
			.orElse(State.STOPPED);
		if (running) {
			this.board.change(component.name(), State.STOPPING, "");
		}
		component.stop();
		if (state != State.FAILED) {
			this.board.change(component.name(), State.STOPPED, "");
		}
	}

	private static void joinQuietly(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
