package ru.neuromagic.local.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortCheckTests {

	@Test
	void namesTheTakenPortItsComponentTheCulpritAndTheWayOut() throws IOException {
		try (ServerSocket taken = listenOn("127.0.0.1")) {
			int offset = taken.getLocalPort() - Port.GATEWAY.number();
			assertThatThrownBy(() -> PortCheck.requireFree(settings(offset, Set.of()))).isInstanceOf(Refusal.class)
				.hasMessageContaining("Port " + taken.getLocalPort())
				.hasMessageContaining("gateway-service")
				.hasMessageContaining("--port-offset")
				.satisfies(ex -> assertThat(String.valueOf(ex.getMessage()).lines()).hasSize(1));
		}
	}

	@Test
	void seesAProgramThatListensOnAllAddresses() throws IOException {
		try (ServerSocket taken = listenOn("0.0.0.0")) {
			assertThat(PortCheck.isTaken(taken.getLocalPort())).isTrue();
		}
	}

	@Test
	void callsAPortFreeOnceItsProgramIsGone() throws IOException {
		int port;
		try (ServerSocket taken = listenOn("127.0.0.1")) {
			port = taken.getLocalPort();
		}
		assertThat(PortCheck.isTaken(port)).isFalse();
	}

	@Test
	void doesNotMindThePortOfAComponentThatIsLeftOut() throws IOException {
		try (ServerSocket taken = listenOn("127.0.0.1")) {
			int offset = taken.getLocalPort() - Port.GATEWAY.number();
			assertThatCode(() -> PortCheck.requireFree(settings(offset, allComponents()))).doesNotThrowAnyException();
		}
	}

	@Test
	void refusesAnOffsetThatLeavesTheRangeOfPorts() {
		assertThatThrownBy(() -> PortCheck.requireFree(settings(60_000, Set.of()))).isInstanceOf(Refusal.class)
			.hasMessageContaining("--port-offset 60000 is out of range");
		assertThatThrownBy(() -> PortCheck.requireFree(settings(-2_000, Set.of()))).isInstanceOf(Refusal.class)
			.hasMessageContaining("out of range");
	}

	private static Set<String> allComponents() {
		return java.util.Arrays.stream(Port.values()).map(Port::component).collect(java.util.stream.Collectors.toSet());
	}

	private static Settings settings(int offset, Set<String> leftOut) {
		Path here = Path.of("").toAbsolutePath();
		return new Settings(here, new DataFolder(here), here, offset, false, leftOut, false, 100);
	}

	/** On a port to which every other port of the platform can be added without leaving the range. */
	private static ServerSocket listenOn(String address) throws IOException {
		for (int port = 28_080; port < 48_000; port += 97) {
			ServerSocket socket = new ServerSocket();
			try {
				socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
				return socket;
			}
			catch (IOException taken) {
				socket.close();
			}
		}
		throw new IOException("No free port");
	}

}
