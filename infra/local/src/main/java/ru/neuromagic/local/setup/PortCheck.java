package ru.neuromagic.local.setup;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out before anything starts whether all ports are free. */
public final class PortCheck {

	private static final int HIGHEST = 65_535;

	private PortCheck() {
	}

	/**
	 * Refuses with the first port that is taken.
	 * @param settings with the offset and the components that are left out
	 */
	public static void requireFree(Settings settings) {
		requireFree(settings, List.of(Port.values()));
	}

	/** Refuses with the first of some ports that is taken. */
	public static void requireFree(Settings settings, List<Port> ports) {
		for (Port port : ports) {
			int number = settings.port(port);
			if (number > HIGHEST || number < 1) {
				throw new Refusal("--port-offset %d is out of range: %s would listen on port %d. Choose an offset between 0 and %d."
					.formatted(settings.portOffset(), port.component(), number, HIGHEST - Port.KAFKA_CONTROLLER.number()));
			}
			if (!settings.leftOut().contains(port.component()) && isTaken(number)) {
				throw new Refusal("Port %d, which %s needs, is taken%s. End that program, or use other ports: ./neuromagic up --port-offset %d"
					.formatted(number, port.component(), owner(number).map(who -> " by " + who).orElse(""),
							freeOffset(settings)));
			}
		}
	}

	/** The smallest hundred at which all ports are free, and below those that the system gives to connections. */
	private static int freeOffset(Settings settings) {
		for (int offset = 100; offset < 13_000; offset += 100) {
			int candidate = offset;
			if (Arrays.stream(Port.values())
				.filter(port -> !settings.leftOut().contains(port.component()))
				.noneMatch(port -> isTaken(port.number() + candidate))) {
				return offset;
			}
		}
		return settings.portOffset() + 1000;
	}

	/** Whether another program listens on this port of this machine, over IPv4 or IPv6 (a browser tries both). */
	public static boolean isTaken(int port) {
		return isTaken(port, new byte[] { 127, 0, 0, 1 })
				|| isTaken(port, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 });
	}

	private static boolean isTaken(int port, byte[] address) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), port));
			return false;
		}
		catch (BindException ex) {
			String message = String.valueOf(ex.getMessage());
			return message.contains("in use") || message.contains("denied");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Who listens there, as far as Linux tells: "java (pid 123)". */
	private static Optional<String> owner(int port) {
		Set<String> inodes = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
			.map(Path::of)
			.flatMap(table -> listeners(table, port))
			.map(inode -> "socket:[" + inode + "]")
			.collect(Collectors.toSet());
		if (inodes.isEmpty()) {
			return Optional.empty();
		}
		return ProcessHandle.allProcesses()
			.filter(process -> holds(process.pid(), inodes))
			.findFirst()
			.map(process -> process.info()
				.command()
				.map(command -> Path.of(command).getFileName() + " (pid " + process.pid() + ")")
				.orElse("process " + process.pid()));
	}

	private static Stream<String> listeners(Path table, int port) {
		Pattern listening = Pattern.compile("^\\s*\\d+: [0-9A-F]+:%04X [0-9A-F]+:[0-9A-F]+ 0A ".formatted(port));
		try {
			return Files.readAllLines(table)
				.stream()
				.filter(line -> listening.matcher(line).find())
				.map(line -> line.strip().split("\\s+")[9]);
		}
		catch (IOException notLinux) {
			return Stream.empty();
		}
	}

	private static boolean holds(long pid, Set<String> sockets) {
		try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return files.anyMatch(file -> {
				try {
					return sockets.contains(Files.readSymbolicLink(file).toString());
				}
				catch (IOException ex) {
					return false;
				}
			});
		}
		catch (IOException | java.io.UncheckedIOException notOurs) {
			return false;
		}
	}

}
