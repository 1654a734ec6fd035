package ru.neuromagic.gateway.routing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.handler.timeout.ReadTimeoutException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservedRequestHttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservedResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;

/**
 * The way to a back end and back. Spring Cloud Gateway's own two filters, which {@code netty-routing.enabled: false} turns off,
 * come back here with our choice of headers, of connections and of how answers are written.
 */
@Configuration(proxyBeanMethods = false)
class Forwarding {

	/** Of a route's metadata: the longest silence of its back end, a {@link Duration}. */
	static final String TIMEOUT = "timeout";

	/** Answers up to this many bytes are written whole. */
	private static final int WHOLE = 64 * 1024;

	/**
	 * Instead of a filter for each kind of header, of which each would copy all headers. Beans of that type are not asked: what
	 * else a back end should get or not belongs into {@link OutgoingHeaders}. And a client for each route, made once, that itself
	 * knows how long to wait: the filter's own clock is another thread's, which has to be woken for each request.
	 */
	@Bean
	NettyRoutingFilter forward(HttpClient client, ObjectProvider<List<HttpHeadersFilter>> all, HttpClientProperties properties,
			ObservedRequestHttpHeadersFilter callBegins, ObservedResponseHttpHeadersFilter callEnds) {
		List<HttpHeadersFilter> ours = List.of(new OutgoingHeaders(), callBegins, new AnswerHeaders(), callEnds);
		Map<String, HttpClient> clients = new ConcurrentHashMap<>();
		return new NettyRoutingFilter(client, all, properties) {
			@Override
			public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
				exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, address(exchange));
				return super.filter(exchange, chain);
			}

			@Override
			public List<HttpHeadersFilter> getHeadersFilters() {
				return ours;
			}

			@Override
			protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
				return clients.computeIfAbsent(route.getId(), id -> super.getHttpClient(route, exchange)
					.responseTimeout((Duration) route.getMetadata().get(TIMEOUT)));
			}
		};
	}

	/**
	 * The back end's, with path and query letter by letter as they came. The filter that does this otherwise writes them anew, and
	 * where a value has an equals sign in it, it encodes what is encoded already.
	 */
	private static URI address(ServerWebExchange exchange) {
		URI backEnd = exchange.<Route>getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR).getUri();
		URI asked = exchange.getRequest().getURI();
		String query = asked.getRawQuery();
		return URI.create(backEnd.getScheme() + "://" + backEnd.getRawAuthority() + asked.getRawPath() + (query == null ? "" : "?" + query));
	}

	/** A small answer goes out in one piece, headers and body, instead of in one system call for each. */
	@Bean
	NettyWriteResponseFilter answer(GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> all) {
		return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), all) {
			@Override
			public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
				return super.filter(exchange.mutate().response(new Answer(exchange)).build(), chain);
			}
		};
	}

	@Bean
	HttpClientFactory backEndConnections(HttpClientProperties properties, ServerProperties server, HttpClientSslConfigurer ssl,
			List<HttpClientCustomizer> customizers) {
		return new HttpClientFactory(properties, server, ssl, customizers) {
			@Override
			protected ConnectionProvider buildConnectionProvider(HttpClientProperties pool) {
				return new PoolPerThread(() -> super.buildConnectionProvider(pool));
			}
		};
	}

	@Bean
	HttpClientCustomizer headsWithBodies() {
		return client -> client.doOnChannelInit((observer, channel, backEnd) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, HeadWithBody.class.getSimpleName(), new HeadWithBody()));
	}

	private static final class Answer extends ServerHttpResponseDecorator {

		private final ServerWebExchange exchange;

		Answer(ServerWebExchange exchange) {
			super(exchange.getResponse());
			this.exchange = exchange;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			long length = getHeaders().getContentLength();
			return super.writeWith(0 < length && length <= WHOLE ? DataBufferUtils.join(body, WHOLE).onErrorMap(this::refusal)
					: Flux.from(body).onErrorMap(this::refusal));
		}

		/** Shown as long as nothing has been written: of a small answer always. */
		private Throwable refusal(Throwable error) {
			String backEnd = exchange.<Route>getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR).getId();
			return switch (error) {
				case ReadTimeoutException silence -> Refusal.of(Problem.SERVICE_TIMEOUT, silence).about(backEnd);
				case IOException lost -> Refusal.of(Problem.SERVICE_BROKE_OFF, lost).about(backEnd);
				case Throwable unreadable when Guard.isUnreadable(unreadable) -> Refusal.of(Problem.SERVICE_BROKE_OFF, unreadable).about(backEnd);
				default -> error;
			};
		}

	}

}
