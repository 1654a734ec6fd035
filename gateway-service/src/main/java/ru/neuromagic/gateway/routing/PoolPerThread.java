package ru.neuromagic.gateway.routing;

import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.netty.resolver.AddressResolverGroup;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/**
 * Connections of each event loop's own: a request and the call to its back end stay on one thread. With one pool for all, the
 * connection that is free mostly belongs to another thread, which has to be woken for each step, there and back.
 */
final class PoolPerThread implements ConnectionProvider {

	private final Queue<ConnectionProvider> all = new ConcurrentLinkedQueue<>();

	private final ThreadLocal<ConnectionProvider> own;

	PoolPerThread(Supplier<ConnectionProvider> pools) {
		this.own = ThreadLocal.withInitial(() -> {
			ConnectionProvider pool = pools.get();
			all.add(pool);
			return pool;
		});
	}

	@Override
	public Mono<? extends Connection> acquire(TransportConfig config, ConnectionObserver observer,
			Supplier<? extends SocketAddress> remote, AddressResolverGroup<?> resolvers) {
		return own.get().acquire(config, observer, remote, resolvers);
	}

	/** Of one thread. */
	@Override
	public int maxConnections() {
		return own.get().maxConnections();
	}

	@Override
	public void disposeWhen(SocketAddress address) {
		all.forEach(pool -> pool.disposeWhen(address));
	}

	@Override
	public void dispose() {
		all.forEach(ConnectionProvider::dispose);
	}

	@Override
	public Mono<Void> disposeLater() {
		return Flux.fromIterable(all).flatMap(ConnectionProvider::disposeLater).then();
	}

}
