package ru.neuromagic.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.component.Build;
import ru.neuromagic.local.component.Prometheus;
import ru.neuromagic.local.component.Services;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

/**
 * The Java side of `./neuromagic`. The script has found the JDK and built this module; it passes the checkout, the JDK
 * and what it knows of the terminal as system properties.
 */
public final class Launcher {

	private Launcher() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
		int exit;
		try {
			exit = run(arguments, out);
		}
		catch (Refusal refusal) {
			out.flush();
			err.println("neuromagic: " + refusal.getMessage());
			exit = 1;
		}
		catch (IOException | UncheckedIOException ex) {
			out.flush();
			err.println("neuromagic: " + ex.getMessage() + " (" + ex.getClass().getSimpleName() + ")");
			exit = 1;
		}
		out.flush();
		System.exit(exit);
	}

	private static int run(String[] arguments, PrintStream out) throws IOException, InterruptedException {
		String command = (arguments.length == 0) ? "" : arguments[0];
		Options options = Options.parse(Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length));
		options.requireKnownTo(command);
		Settings settings = options.settings();
		return switch (command) {
			case "up" -> new Up(settings, out).run();
			case "down" -> new Down(settings.data(), out).run();
			case "status" -> new Status(settings.data(), out).run();
			case "backup" -> new Backup(settings, options.to(), out).run();
			case "restore" -> new Restore(settings, options.file(), options.yes(), out).run();
			case "reset" -> new Reset(settings.data(), options.yes(), out).run();
			default -> throw new Refusal("There is no command \"%s\". See ./neuromagic help".formatted(command));
		};
	}

	/**
	 * What may follow a command.
	 *
	 * @param to where a backup is written
	 * @param files what stands without a name
	 */
	record Options(Settings settings, boolean yes, @Nullable Path to, List<Path> files) {

		static Options parse(String[] arguments) {
			Path home = Path.of(System.getProperty("neuromagic.home", ".")).toAbsolutePath().normalize();
			Path data = home.resolve(".neuromagic");
			int offset = 0;
			boolean build = true;
			boolean yes = false;
			Set<String> leftOut = new HashSet<>(Set.of(Prometheus.NAME));
			@Nullable Path to = null;
			List<Path> files = new ArrayList<>();
			for (int i = 0; i < arguments.length; i++) {
				String option = arguments[i];
				switch (option) {
					case "--no-build" -> build = false;
					case "--yes", "-y" -> yes = true;
					case "--observability" -> leftOut.remove(Prometheus.NAME);
					case "--port-offset" -> offset = offset(value(arguments, ++i, option));
					case "--data" -> data = Path.of(value(arguments, ++i, option)).toAbsolutePath().normalize();
					case "--without" -> leftOut.addAll(leftOut(value(arguments, ++i, option)));
					case "--to" -> to = Path.of(value(arguments, ++i, option)).toAbsolutePath().normalize();
					default -> {
						if (option.startsWith("-")) {
							throw new Refusal("There is no option \"%s\". See ./neuromagic help".formatted(option));
						}
						files.add(Path.of(option).toAbsolutePath().normalize());
					}
				}
			}
			Path jdk = Path.of(System.getProperty("java.home"));
			boolean terminal = Boolean.getBoolean("neuromagic.terminal");
			int columns = Integer.getInteger("neuromagic.columns", 100);
			return new Options(new Settings(home, new DataFolder(data), jdk, offset, build, leftOut, terminal, columns), yes,
					to, files);
		}

		void requireKnownTo(String command) {
			if (this.to != null && !command.equals("backup")) {
				throw new Refusal("--to belongs to backup. See ./neuromagic help");
			}
			if (!this.files.isEmpty() && !command.equals("restore")) {
				throw new Refusal("There is no option \"%s\". See ./neuromagic help".formatted(this.files.getFirst().getFileName()));
			}
		}

		/** The one file that `restore` needs. */
		Path file() {
			if (this.files.size() != 1) {
				throw new Refusal("restore needs the file of one backup: ./neuromagic restore FILE");
			}
			return this.files.getFirst();
		}

		private static String value(String[] arguments, int index, String option) {
			if (index >= arguments.length) {
				throw new Refusal("%s needs a value. See ./neuromagic help".formatted(option));
			}
			return arguments[index];
		}

		private static int offset(String value) {
			try {
				return Integer.parseInt(value);
			}
			catch (NumberFormatException ex) {
				throw new Refusal("--port-offset needs a whole number, not \"%s\".".formatted(value));
			}
		}

		private static List<String> leftOut(String value) {
			Set<String> known = new TreeSet<>();
			Arrays.stream(Port.values()).map(Port::component).forEach(known::add);
			known.addAll(Services.names());
			known.removeAll(Set.of(Build.NAME, Prometheus.NAME));
			List<String> names = Arrays.stream(value.split(",")).map(String::strip).toList();
			names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
				throw new Refusal("There is no component \"%s\". There are: %s".formatted(name, String.join(", ", known)));
			});
			return names;
		}

	}

}
