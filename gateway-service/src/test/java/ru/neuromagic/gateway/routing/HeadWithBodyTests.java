package ru.neuromagic.gateway.routing;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadWithBodyTests {

	private final EmbeddedChannel connection = new EmbeddedChannel(new HeadWithBody());

	private final HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, "/with-body");

	@BeforeEach
	void timePassesOnlyWhenTold() {
		connection.freezeTime();
	}

	@Test
	void saysThatAHeadWasSentAndSendsItWithItsBody() {
		assertThat(connection.writeOneOutbound(head).isSuccess()).isTrue();
		connection.flush();
		assertThat(connection.outboundMessages()).isEmpty();

		var body = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
		connection.writeAndFlush(body);
		assertThat(connection.outboundMessages()).containsExactly(head, body);
		connection.advanceTimeBy(1, TimeUnit.MINUTES);
		connection.runScheduledPendingTasks();
		assertThat(connection.outboundMessages()).hasSize(2);
	}

	@Test
	void sendsAHeadAloneWhenNothingCameWithIt() {
		connection.writeOneOutbound(head);
		connection.advanceTimeBy(1, TimeUnit.MINUTES);
		connection.runScheduledPendingTasks();
		assertThat(connection.outboundMessages()).containsExactly(head);
	}

}
