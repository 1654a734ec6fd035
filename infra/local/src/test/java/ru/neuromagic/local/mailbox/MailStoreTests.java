package ru.neuromagic.local.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MailStoreTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

	@TempDir
	Path folder;

	@Test
	void ordersMailsOfTheSameMomentByArrival() throws IOException {
		MailStore store = new MailStore(this.folder, Clock.fixed(NOW, ZoneOffset.UTC));
		String first = store.add("a@b", List.of("c@d"), bytes("Subject: 1\r\n\r\n"));
		String second = store.add("a@b", List.of("c@d"), bytes("Subject: 2\r\n\r\n"));
		assertThat(store.all()).extracting(StoredMail::id).containsExactly(second, first);
		assertThat(store.find(first).orElseThrow().created()).isEqualTo(NOW);
	}

	@Test
	void forgetsTheOldestBeyondItsCapacity() throws IOException {
		MailStore store = new MailStore(this.folder, Clock.systemUTC());
		String oldest = store.add("a@b", List.of("c@d"), bytes("Subject: old\r\n\r\n"));
		for (int i = 0; i < MailStore.CAPACITY; i++) {
			store.add("a@b", List.of("c@d"), bytes("Subject: " + i + "\r\n\r\n"));
		}
		assertThat(store.size()).isEqualTo(MailStore.CAPACITY);
		assertThat(store.find(oldest)).isEmpty();
		assertThat(this.folder.resolve(oldest + ".eml")).doesNotExist();
	}

	@Test
	void ignoresFilesThatAreNotItsOwn() throws IOException {
		Files.writeString(this.folder.resolve("notes.eml"), "Subject: mine\r\n\r\n");
		Files.writeString(this.folder.resolve("incoming123.tmp"), "half");
		assertThat(new MailStore(this.folder, Clock.systemUTC()).size()).isZero();
	}

	@Test
	void anEnvelopeCannotAddHeaders() throws IOException {
		MailStore store = new MailStore(this.folder, Clock.systemUTC());
		String id = store.add("a@b", List.of("c@d\r\nSubject: forged"), bytes("Subject: real\r\n\r\n"));
		assertThat(store.find(id).orElseThrow().subject()).isEqualTo("real");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
