package ru.neuromagic.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import ru.neuromagic.local.console.Board;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a running launcher tells the other commands, `status` above all. */
final class StateFile {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path file;

	StateFile(Path runFolder) {
		this.file = runFolder.resolve("state.json");
	}

	/** `phase`: starting, ready, stopping or failed. */
	record Content(String phase, String url, String mailbox, List<Line> components) {
	}

	record Line(String name, String state, String detail) {
	}

	synchronized void write(String phase, String url, String mailbox, Board board) {
		List<Line> lines = board.rows()
			.stream()
			.map(row -> new Line(row.name(), row.state().word(), row.detail()))
			.toList();
		try {
			Path temporary = this.file.resolveSibling("state.tmp");
			Files.write(temporary, JSON.writeValueAsBytes(new Content(phase, url, mailbox, lines)));
			Files.move(temporary, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Optional<Content> read() {
		try {
			return Files.exists(this.file) ? Optional.of(JSON.readValue(Files.readAllBytes(this.file), Content.class))
					: Optional.empty();
		}
		catch (IOException | JacksonException unreadable) {
			return Optional.empty();
		}
	}

	void delete() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
