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
 * PostgreSQL refuses to run as root, and as a user without a name. Then it runs in a user namespace where our files
 * belong to nobody (so that it reaches them even beneath a home that only we may enter), or, where namespaces are
 * forbidden, as the real user nobody.
 */
final class RootWrapper {

	private static final int NOBODY = 65_534;

	private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=" + NOBODY,
			"--map-group=" + NOBODY, "--");

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
		if (!Files.exists(Path.of("/proc/self"))) {
			// macOS
			return new RootWrapper(List.of(), -1);
		}
		int user = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
		// what Java says when the system has no name for a user's number
		boolean nameless = System.getProperty("user.name", "?").equals("?");
		if (user != 0 && !nameless) {
			return new RootWrapper(List.of(), -1);
		}
		if (succeeds(NAMESPACE, "true")) {
			return new RootWrapper(NAMESPACE, (user == 0) ? 0 : -1);
		}
		if (user != 0) {
			throw new Refusal("PostgreSQL needs a user with a name: user %d is in no list of users of this machine, and `unshare --user` is not allowed. Add it to /etc/passwd, or run ./neuromagic as another user."
				.formatted(user));
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
