package ru.neuromagic.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of one component: rotated at its start, and able to name the line that explains why it ended. */
public record LogFile(Path path) {

	private static final int KEPT = 3;

	private static final int TAIL_BYTES = 128 * 1024;

	private static final int LONGEST = 300;

	private static final Pattern COMPLAINT = Pattern.compile("\\b(ERROR|FATAL|PANIC|SEVERE)\\b|^Caused by:|Exception:");

	private static final Pattern FRAME = Pattern.compile("^\\s+at \\S|^\\s*\\.\\.\\. \\d+ more|^[\\s*=#-]*$");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Makes way for a new log; the last three are kept. */
	public void rotate() {
		try {
			Files.createDirectories(this.path.getParent());
			for (int number = KEPT - 1; number >= 0; number--) {
				Path from = numbered(number);
				if (Files.exists(from)) {
					Files.move(from, numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The last line that explains something: an error if there is one, else simply the last line. */
	public Optional<String> lastMeaningfulLine() {
		List<String> lines = tail();
		for (int i = lines.size() - 1; i >= 0; i--) {
			String line = lines.get(i);
			if (line.startsWith("{")) {
				Optional<String> complaint = complaintInJson(line);
				if (complaint.isPresent()) {
					return complaint.map(LogFile::shortened);
				}
			}
			else if (line.equals("Description:")) {
				// Spring Boot's report of a start that failed
				return lines.stream().skip(i + 1L).filter(next -> !FRAME.matcher(next).find()).findFirst().map(LogFile::shortened);
			}
			else if (COMPLAINT.matcher(line).find() && !FRAME.matcher(line).find()) {
				return Optional.of(shortened(line));
			}
		}
		return lines.reversed().stream().filter(line -> !FRAME.matcher(line).find()).findFirst().map(LogFile::shortened);
	}

	private List<String> tail() {
		if (!Files.isReadable(this.path)) {
			return List.of();
		}
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "r")) {
			long start = Math.max(0, file.length() - TAIL_BYTES);
			byte[] bytes = new byte[(int) (file.length() - start)];
			file.seek(start);
			file.readFully(bytes);
			return new String(bytes, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/** Reads the structured formats of Spring Boot (ECS, Logstash, GELF) without caring which one it is. */
	private static Optional<String> complaintInJson(String line) {
		try {
			JsonNode node = JSON.readTree(line);
			String level = text(node, "level", "log.level");
			if (!level.equals("ERROR") && !level.equals("FATAL")) {
				return Optional.empty();
			}
			String message = text(node, "message", "short_message");
			int description = message.indexOf("Description:");
			if (description >= 0) {
				return message.substring(description + "Description:".length()).lines().map(String::strip)
					.filter(part -> !part.isEmpty())
					.findFirst();
			}
			String stack = text(node, "stack_trace", "error.stack_trace");
			String cause = stack.lines().filter(part -> part.startsWith("Caused by: ")).reduce((first, second) -> second)
				.or(() -> stack.lines().findFirst())
				.or(() -> Optional.of(text(node, "error.message")))
				.orElse("");
			return Optional.of(cause.isBlank() ? message : message.lines().findFirst().orElse("") + " — " + cause);
		}
		catch (JacksonException notJson) {
			return Optional.empty();
		}
	}

	private static String text(JsonNode node, String... names) {
		for (String name : names) {
			JsonNode value = node.path(name);
			if (value.isMissingNode() && name.contains(".")) {
				value = node.at("/" + name.replace('.', '/'));
			}
			if (value.isString()) {
				return value.asString();
			}
		}
		return "";
	}

	private static String shortened(String line) {
		String plain = line.replaceAll("\\e\\[[0-9;]*m", "").strip();
		return (plain.length() <= LONGEST) ? plain : plain.substring(0, LONGEST - 1) + "…";
	}

	private Path numbered(int number) {
		return (number == 0) ? this.path : this.path.resolveSibling(this.path.getFileName() + "." + number);
	}

}
