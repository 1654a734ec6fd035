package ru.neuromagic.gateway.security;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up when a visitor takes nothing of an answer that waits for them: otherwise few could hold many answers, and the
 * connections to the back ends that they come from. Looks only at what the operating system did not take at once, so that usual
 * answers cost nothing. A stream of events may wait. Of one connection.
 */
final class SlowReader extends ChannelOutboundHandlerAdapter {

	private static final String EVENTS = "text/event-stream";

	private final Duration patience;

	private boolean mayWait;

	private @Nullable Future<?> nextLook;

	/** Messages that were taken whole, of those that came while others waited. */
	private long taken;

	SlowReader(Duration patience) {
		this.patience = patience;
	}

	@Override
	public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
		if (message instanceof HttpResponse response) {
			String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
			mayWait = type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
		}
		if (nextLook == null) {
			connection.write(message, written);
			return;
		}
		ChannelPromise told = written.unvoid();
		told.addListener(done -> taken++);
		connection.write(message, told);
	}

	@Override
	public void flush(ChannelHandlerContext connection) {
		connection.flush();
		if (nextLook == null) {
			look(connection, null);
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext connection) {
		if (nextLook != null) {
			nextLook.cancel(false);
		}
	}

	private void look(ChannelHandlerContext connection, @Nullable State before) {
		nextLook = null;
		ChannelOutboundBuffer buffer = connection.channel().unsafe().outboundBuffer();
		if (buffer == null || buffer.isEmpty() || mayWait) {
			return;
		}
		State now = new State(buffer.totalPendingWriteBytes(), buffer.currentProgress(), taken);
		if (now.equals(before)) {
			connection.close();
			return;
		}
		nextLook = connection.executor().schedule(() -> look(connection, now), patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * How an answer stands.
	 *
	 * @param waiting bytes of messages that were not taken whole
	 * @param takenOfFirst bytes of the first of these messages
	 * @param taken messages since others waited
	 */
	private record State(long waiting, long takenOfFirst, long taken) {
	}

}
