package ru.neuromagic.gateway.routing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the head of a request until the first part of its body is there: together they are one system call, and wake the back
 * end once. Reactor Netty asks for the body only when the head was sent, and so is told that at once. Of one connection.
 */
final class HeadWithBody extends ChannelOutboundHandlerAdapter {

	private @Nullable HttpRequest head;

	@Override
	public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
		if (message instanceof HttpRequest request) {
			// forgetting one whose body never came
			head = null;
			if (!(message instanceof LastHttpContent)) {
				head = request;
				written.trySuccess();
				return;
			}
		}
		else if (head != null) {
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

}
