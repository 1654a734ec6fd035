package ru.neuromagic.web.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DocumentsTests {

	private static final Map<String, Markdown> LANGUAGES = Map.of("ru", new Markdown(Map.of()), "en", new Markdown(Map.of()));

	@TempDir
	private Path folder;

	@BeforeEach
	void writeDocuments() throws IOException {
		for (String version : new String[] { "2026-03-01", "2026-12-01" }) {
			for (LegalDocument document : LegalDocument.values()) {
				write(document, version, "ru");
				write(document, version, "en");
			}
		}
	}

	@Test
	void changeEditionAtMidnightInMoscow() {
		assertThat(currentAt("2026-11-30T20:59:59Z")).isEqualTo(LocalDate.of(2026, 3, 1));
		assertThat(currentAt("2026-11-30T21:00:00Z")).isEqualTo(LocalDate.of(2026, 12, 1));
	}

	@Test
	void haveAFirstEditionEvenBeforeItsDay() {
		assertThat(currentAt("2025-01-01T00:00:00Z")).isEqualTo(LocalDate.of(2026, 3, 1));
	}

	@Test
	void announceTheNextEdition() {
		assertThat(documentsAt("2026-06-01T00:00:00Z").announced(LegalDocument.TERMS)).map(Edition::version).hasValue(LocalDate.of(2026, 12, 1));
		assertThat(documentsAt("2027-01-01T00:00:00Z").announced(LegalDocument.TERMS)).isEmpty();
	}

	@Test
	void keepEveryEdition() {
		Documents documents = documentsAt("2026-06-01T00:00:00Z");
		assertThat(documents.all(LegalDocument.PRIVACY)).extracting(Edition::version)
			.isEqualTo(List.of(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 3, 1)));
		assertThat(documents.edition(LegalDocument.TERMS, LocalDate.of(2026, 3, 1)).orElseThrow().text("en").title()).isEqualTo("terms 2026-03-01 en");
		assertThat(documents.edition(LegalDocument.TERMS, LocalDate.of(2026, 3, 2))).isEmpty();
	}

	@Test
	void mustSpeakAllLanguages() throws IOException {
		write(LegalDocument.CONSENT, "2027-01-01", "ru");
		assertThatIllegalStateException().isThrownBy(() -> documentsAt("2026-06-01T00:00:00Z")).withMessageContaining("all languages");
	}

	@Test
	void mustBeNamedByTheirDay() throws IOException {
		Files.writeString(folder.resolve("terms/draft.ru.md"), "# A");
		assertThatIllegalStateException().isThrownBy(() -> documentsAt("2026-06-01T00:00:00Z")).withMessageContaining("draft.ru.md");
	}

	private LocalDate currentAt(String time) {
		return documentsAt(time).current(LegalDocument.TERMS).version();
	}

	private Documents documentsAt(String time) {
		return new Documents("file:" + folder, LANGUAGES, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
	}

	private void write(LegalDocument document, String version, String language) throws IOException {
		Path file = folder.resolve(document.folder()).resolve(version + "." + language + ".md");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "# %s %s %s".formatted(document.folder(), version, language));
	}
}
