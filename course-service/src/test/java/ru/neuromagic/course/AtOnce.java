package ru.neuromagic.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs actions in threads that start at the same moment, and fails if one of them does. */
public final class AtOnce {

	private AtOnce() {
	}

	public static <T> List<T> times(int times, Callable<T> action) throws Exception {
		return call(Collections.nCopies(times, action));
	}

	public static void run(List<Runnable> actions) throws Exception {
		call(actions.stream().<Callable<Object>>map(action -> Executors.callable(action)).toList());
	}

	private static <T> List<T> call(List<Callable<T>> actions) throws Exception {
		var start = new CyclicBarrier(actions.size());
		try (var threads = Executors.newFixedThreadPool(actions.size())) {
			List<Future<T>> running = new ArrayList<>();
			for (var action : actions) {
				running.add(threads.submit(() -> {
					start.await();
					return action.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (var future : running) {
				results.add(future.get());
			}
			return results;
		}
	}
}
