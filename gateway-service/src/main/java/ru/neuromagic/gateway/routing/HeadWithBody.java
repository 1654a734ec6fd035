package ru.neuromagic.gateway.routing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the head of a request for a moment, until the first part of its body is written: together they are one system call,
 * and wake the back end once. Reactor Netty asks for the body only when the head was sent, and so is told that at once. Of one
 * connection.
 */
final class HeadWithBody extends ChannelOutboundHandlerAdapter {

	/**
	 * A body that came with its head is there sooner, also while code is still cold. Added to the pool's {@code max-idle-time} it
	 * must stay below what back ends allow a connection to be idle.
	 */
	private static final Duration MOMENT = Duration.ofSeconds(1);

	private @Nullable HttpRequest head;

	private @Nullable Future<?> alone;

	@Override
	public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
		if (message instanceof HttpRequest request && !(message instanceof LastHttpContent)) {
			head = request;
			alone = connection.executor().schedule(() -> sendAlone(connection), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
			written.trySuccess();
			return;
		}
		if (head != null && alone != null) {
			alone.cancel(false);
			connection.write(head);
			head = null;
		}
		connection.write(message, written);
	}

	@Override
	public void flush(ChannelHandlerContext connection) {
		if (head == null) {
			connection.flush();
		}
	}

	private void sendAlone(ChannelHandlerContext connection) {
		if (head != null) {
			connection.writeAndFlush(head);
			head = null;
		}
	}

}
