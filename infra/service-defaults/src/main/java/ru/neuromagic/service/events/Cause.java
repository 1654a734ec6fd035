package ru.neuromagic.service.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * What an event came from, as W3C trace context (https://www.w3.org/TR/trace-context/#traceparent-header): kept with the
 * event in the outbox, so that what follows from it belongs to the same trace.
 */
class Cause {

	private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

	private final Tracer tracer;

	Cause(Tracer tracer) {
		this.tracer = tracer;
	}

	/** The current span, if there is one. */
	@Nullable String current() {
		Span span = this.tracer.currentSpan();
		if (span == null) {
			return null;
		}
		String sampled = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
		return "00-%s-%s-%s".formatted(span.context().traceId(), span.context().spanId(), sampled);
	}

	/** Runs something as caused by what was kept. */
	void continued(@Nullable String traceParent, Runnable effect) {
		Matcher parent = TRACE_PARENT.matcher((traceParent != null) ? traceParent : "");
		if (!parent.matches()) {
			effect.run();
			return;
		}
		TraceContext context = this.tracer.traceContextBuilder()
			.traceId(parent.group(1))
			.spanId(parent.group(2))
			.sampled((Integer.parseInt(parent.group(3), 16) & 1) == 1)
			.build();
		try (CurrentTraceContext.Scope scope = this.tracer.currentTraceContext().maybeScope(context)) {
			effect.run();
		}
	}

}
