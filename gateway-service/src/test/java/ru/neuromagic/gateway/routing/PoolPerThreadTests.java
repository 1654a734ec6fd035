package ru.neuromagic.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import reactor.netty.resources.ConnectionProvider;

import static org.assertj.core.api.Assertions.assertThat;

class PoolPerThreadTests {

	private final List<ConnectionProvider> made = new ArrayList<>();

	private final PoolPerThread pools = new PoolPerThread(() -> {
		made.add(ConnectionProvider.create("pool", made.size() + 1));
		return made.getLast();
	});

	@Test
	void eachThreadHasAPoolOfItsOwnAndKeepsIt() {
		assertThat(pools.maxConnections()).isEqualTo(1);
		try (ExecutorService other = Executors.newSingleThreadExecutor()) {
			assertThat(CompletableFuture.supplyAsync(pools::maxConnections, other).join()).isEqualTo(2);
			assertThat(CompletableFuture.supplyAsync(pools::maxConnections, other).join()).isEqualTo(2);
		}
		assertThat(pools.maxConnections()).isEqualTo(1);
		assertThat(made).hasSize(2);
	}

	@Test
	void allEndTogether() {
		pools.maxConnections();
		CompletableFuture.supplyAsync(pools::maxConnections).join();

		pools.disposeLater().block();

		assertThat(made).hasSize(2).allMatch(ConnectionProvider::isDisposed);
	}

}
