package ru.neuromagic.local.setup;

import java.nio.file.Path;
import java.util.Set;

/**
 * What the user asked for, and where things are.
 *
 * @param home the checkout
 * @param data the data folder
 * @param jdk home of the JDK 25 that everything runs on
 * @param portOffset added to every port
 * @param build whether changed modules are built first
 * @param leftOut components that are not started, for instance because they run in an IDE
 * @param terminal whether lines may be redrawn
 * @param columns width of the terminal
 */
public record Settings(Path home, DataFolder data, Path jdk, int portOffset, boolean build, Set<String> leftOut,
		boolean terminal, int columns) {

	/** The same with other ports. */
	public Settings withPortOffset(int offset) {
		return new Settings(this.home, this.data, this.jdk, offset, this.build, this.leftOut, this.terminal, this.columns);
	}

	/** The `java` of the JDK 25. */
	public String java() {
		return this.jdk.resolve("bin/java").toString();
	}

	/** What `package` of this module left: the launcher's own libraries, Kafka's, and the parts to unpack. */
	public Path built() {
		return this.home.resolve("infra/local/target");
	}

	public int port(Port port) {
		return port.number() + this.portOffset;
	}

	/** The one origin that browsers see. */
	public String publicUrl() {
		return "http://localhost:" + port(Port.GATEWAY);
	}

	/** An address for another process on this machine. */
	public String url(Port port) {
		return "http://127.0.0.1:" + port(port);
	}

}
