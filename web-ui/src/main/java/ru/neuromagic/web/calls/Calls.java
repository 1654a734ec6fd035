package ru.neuromagic.web.calls;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.context.ContextSnapshotFactory;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the services and sorts what comes back. Independent questions of one page are begun first and awaited later. */
@Component
public class Calls {

	private static final Logger log = LoggerFactory.getLogger(Calls.class);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	public <T> Reply<T> ask(Supplier<T> call) {
		try {
			T value = call.get();
			// Feign makes null of an empty body; all our answers have one
			return value == null ? new Reply.Unavailable<>() : new Reply.Given<>(value);
		}
		catch (RuntimeException failure) {
			return sort(failure);
		}
	}

	/** Asks for something to be done that has no answer. */
	public Reply<Boolean> tell(Runnable call) {
		return ask(() -> {
			call.run();
			return true;
		});
	}

	public <T> Pending<T> begin(Supplier<T> call) {
		Caller caller = Caller.current();
		// the trace goes along, so that both calls belong to one request
		return new Pending<>(threads.submit(snapshots.captureAll()
			.wrap(() -> ScopedValue.where(Caller.CURRENT, caller).call(() -> ask(call)))));
	}

	private static <T> Reply<T> sort(RuntimeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			switch (cause) {
				case RefusedException refused -> {
					return new Reply.Refused<>(refused.problem());
				}
				case CallNotPermittedException open -> {
					log.debug("not asked: {}", open.getMessage());
					return new Reply.Unavailable<>();
				}
				case FeignException outage -> {
					log.warn("a service did not answer: {}", outage.getMessage());
					return new Reply.Unavailable<>();
				}
				default -> {
				}
			}
		}
		throw failure;
	}

	@PreDestroy
	void close() {
		threads.close();
	}
}
