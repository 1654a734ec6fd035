package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ru.neuromagic.local.setup.Refusal;

/**
 * PostgreSQL refuses to run as root. If we are root, it runs in a user namespace where our files belong to an ordinary
 * user (so that it reaches them even beneath a home that only root may enter), or, where namespaces are forbidden, as
 * the user nobody.
 */
final class RootWrapper {

	private static final int NOBODY = 65_534;

	private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=1000", "--map-group=1000",
			"--");

	private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
			"--clear-groups", "--");

	private final List<String> prefix;

	private final int owner;

	private RootWrapper(List<String> prefix, int owner) {
		this.prefix = prefix;
		this.owner = owner;
	}

	/**
	 * Chooses the way that works here.
	 * @param binaries folder that PostgreSQL must be able to reach
	 * @param data folder that it must own
	 */
	static RootWrapper choose(Path binaries, Path data) throws IOException, InterruptedException {
		Files.createDirectories(data);
		if (userOf(Path.of("/proc/self"), data) != 0) {
			return new RootWrapper(List.of(), -1);
		}
		if (succeeds(NAMESPACE, "true")) {
			return new RootWrapper(NAMESPACE, 0);
		}
		if (!succeeds(AS_NOBODY, "true")) {
			throw new Refusal("PostgreSQL refuses to run as root, and this machine allows neither `unshare --user` nor `setpriv`. Run ./neuromagic as an ordinary user.");
		}
		if (!succeeds(AS_NOBODY, "test", "-x", binaries.resolve("bin/postgres").toString())
				|| !succeeds(AS_NOBODY, "test", "-x", data.toString())) {
			throw new Refusal("PostgreSQL refuses to run as root, and the user nobody cannot reach %s. Run ./neuromagic as an ordinary user, or with --data in a folder that everybody may enter."
				.formatted(data));
		}
		return new RootWrapper(AS_NOBODY, NOBODY);
	}

	List<String> command(List<String> command) {
		List<String> wrapped = new ArrayList<>(this.prefix);
		wrapped.addAll(command);
		return wrapped;
	}

	/** Gives files to the user that PostgreSQL runs as, if that is not already so. */
	void own(Path tree) throws IOException {
		if (this.owner < 0 || !Files.exists(tree)
				|| (int) Files.getAttribute(tree, "unix:uid", LinkOption.NOFOLLOW_LINKS) == this.owner) {
			return;
		}
		try (var files = Files.walk(tree)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.setAttribute(file, "unix:uid", this.owner, LinkOption.NOFOLLOW_LINKS);
				Files.setAttribute(file, "unix:gid", this.owner, LinkOption.NOFOLLOW_LINKS);
			}
		}
	}

	private static int userOf(Path self, Path data) throws IOException {
		return (int) Files.getAttribute(Files.exists(self) ? self : data, "unix:uid");
	}

	private static boolean succeeds(List<String> prefix, String... command) throws InterruptedException {
		List<String> all = new ArrayList<>(prefix);
		all.addAll(List.of(command));
		try {
			Process process = new ProcessBuilder(all).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException missing) {
			return false;
		}
	}

}
