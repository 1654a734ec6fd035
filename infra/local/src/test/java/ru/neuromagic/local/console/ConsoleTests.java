package ru.neuromagic.local.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final PrintStream out = new PrintStream(this.bytes, true, StandardCharsets.UTF_8);

	private final Board board = new Board();

	@Test
	void aPipeGetsOneLinePerChangeAndNoControlCharacters() {
		this.board.add("kafka", State.WAITING, "");
		try (Console console = Console.on(this.out, this.board, false, 80)) {
			console.open();
			this.board.change("kafka", State.STARTING, "");
			this.board.change("kafka", State.STARTING, "");
			this.board.detail("kafka", "formatting the storage");
			this.board.detail("kafka", "");
			this.board.change("kafka", State.READY, "127.0.0.1:19092");
		}
		assertThat(text().lines()).hasSize(3).allMatch(line -> line.startsWith("kafka"));
		assertThat(text()).doesNotContain("\033").containsPattern("ready +\\d+\\.\\d s +127\\.0\\.0\\.1:19092");
	}

	@Test
	void aTerminalGetsALinePerComponentThatFitsItsWidth() {
		this.board.add("postgres", State.STARTING, "x".repeat(200));
		this.board.add("kafka", State.READY, "127.0.0.1:19092");
		try (Console console = Console.on(this.out, this.board, true, 80)) {
			console.open();
		}
		String plain = text().replaceAll("\\e\\[[?0-9;]*[A-Za-z]", "");
		assertThat(plain).contains("postgres", "kafka", "✓");
		assertThat(plain.lines().map(line -> line.replace("\r", ""))).allMatch(line -> line.length() < 80);
		assertThat(text()).contains("\033[?25l").endsWith("\033[?25h");
	}

	@Test
	void aTerminalIsRedrawnInPlace() {
		this.board.add("kafka", State.STARTING, "");
		try (Console console = Console.on(this.out, this.board, true, 80)) {
			console.open();
			org.awaitility.Awaitility.await().until(() -> text().contains("\033[1A"));
		}
	}

	private String text() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

}
