package ru.neuromagic.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A compose.yaml, as far as ours goes: what is read here is what the tests run, so that the file that people use and the
 * tested platform are one.
 *
 * @param parts by their names, in the order of the file
 */
public record ComposeFile(Map<String, Part> parts) {

	/** {@code $NAME} is not used in our file, so a lone dollar sign is refused. */
	private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(?<name>[A-Z0-9_]+)(?::(?<kind>[-?])(?<other>[^}]*))?}|)");

	/** Keys of a service that are honoured or that make no difference to a test. */
	private static final Set<String> KNOWN = Set.of("image", "user", "read_only", "tmpfs", "cap_drop", "security_opt",
			"mem_limit", "shm_size", "stop_signal", "restart", "ports", "environment", "volumes", "command", "healthcheck",
			"depends_on");

	/**
	 * A service of the file.
	 *
	 * @param user number of user and group, if not the image's
	 * @param memory limit in bytes
	 * @param command instead of the image's, if any
	 * @param healthcheck the command, {@code CMD} left out; empty where the image has its own
	 * @param needs what must be healthy before it starts
	 */
	public record Part(String name, String image, @Nullable String user, boolean readOnly, List<String> tmpfs,
			List<String> capDrop, List<String> securityOptions, long memory, List<String> ports,
			Map<String, String> environment, List<String> volumes, List<String> command, List<String> healthcheck,
			Set<String> needs) {
	}

	/**
	 * Reads a file.
	 * @param variables what `.env` would hold
	 * @throws IllegalArgumentException if a variable without a default is missing, or the file uses what is unknown here
	 */
	public static ComposeFile read(Path file, Map<String, String> variables) throws IOException {
		Map<String, Object> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
		Map<String, Part> parts = new LinkedHashMap<>();
		map(root.get("services")).forEach((name, service) -> parts.put(name, part(name, map(service), text -> fill(text, variables))));
		return new ComposeFile(parts);
	}

	private static Part part(String name, Map<String, Object> service, UnaryOperator<String> fill) {
		service.keySet().stream().filter(key -> !KNOWN.contains(key)).findFirst().ifPresent(key -> {
			throw new IllegalArgumentException("%s has %s, which is unknown here".formatted(name, key));
		});
		Map<String, String> environment = new LinkedHashMap<>();
		map(service.get("environment")).forEach((key, value) -> environment.put(key, fill.apply(String.valueOf(value))));
		List<String> healthcheck = texts(map(service.get("healthcheck")).get("test"), fill);
		return new Part(name, fill.apply(String.valueOf(service.get("image"))),
				(service.get("user") instanceof String user) ? user : null, Boolean.TRUE.equals(service.get("read_only")),
				texts(service.get("tmpfs"), fill), texts(service.get("cap_drop"), fill), texts(service.get("security_opt"), fill),
				bytes(String.valueOf(service.get("mem_limit"))), texts(service.get("ports"), fill), environment,
				texts(service.get("volumes"), fill), texts(service.get("command"), fill),
				healthcheck.isEmpty() ? healthcheck : healthcheck.subList(1, healthcheck.size()),
				map(service.get("depends_on")).keySet());
	}

	private static String fill(String text, Map<String, String> variables) {
		return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(text, match.group("name"),
				match.group("kind"), match.group("other"), variables)));
	}

	private static String value(String text, @Nullable String name, @Nullable String kind, @Nullable String other,
			Map<String, String> variables) {
		if (name == null) {
			throw new IllegalArgumentException("What does the dollar sign mean in " + text);
		}
		String value = variables.getOrDefault(name, "");
		if (!value.isEmpty() || kind == null) {
			return value;
		}
		if (kind.equals("?")) {
			throw new IllegalArgumentException("%s is missing: %s".formatted(name, other));
		}
		return String.valueOf(other);
	}

	private static long bytes(String limit) {
		long number = Long.parseLong(limit.substring(0, limit.length() - 1));
		return switch (limit.charAt(limit.length() - 1)) {
			case 'm' -> number << 20;
			case 'g' -> number << 30;
			default -> throw new IllegalArgumentException("How much is " + limit);
		};
	}

	private static List<String> texts(@Nullable Object list, UnaryOperator<String> fill) {
		List<String> texts = new ArrayList<>();
		if (list instanceof List<?> values) {
			values.forEach(value -> texts.add(fill.apply(String.valueOf(value))));
		}
		return texts;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object value) {
		return (value == null) ? Map.of() : (Map<String, Object>) value;
	}

}
