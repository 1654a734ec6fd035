package ru.neuromagic.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The site lives at neuro-magic.ru; the name without the hyphen belongs to somebody else. */
class SiteNameTests {

	/** As a host, in whatever it stands; the packages of Java begin with its parts the other way round. */
	private static final Pattern OF_SOMEBODY_ELSE = Pattern.compile("(?i)(?<![\\w-])neuromagic\\." + "ru(?![\\w])");

	/** Not asked of the platform, which would be started for it. */
	private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	@Test
	void nothingHereLeadsToSomebodyElse() throws IOException, InterruptedException {
		List<String> files = trackedFiles();
		assertThat(files).hasSizeGreaterThan(500);
		assertThat(files).noneMatch(file -> OF_SOMEBODY_ELSE.matcher(file).find())
			.filteredOn(file -> Files.isRegularFile(ROOT.resolve(file)))
			.noneMatch(file -> OF_SOMEBODY_ELSE.matcher(content(ROOT.resolve(file))).find());
	}

	private static List<String> trackedFiles() throws IOException, InterruptedException {
		Process git = new ProcessBuilder("git", "ls-files", "-z").directory(ROOT.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(git.waitFor()).as("git ls-files").isZero();
		return List.of(names.split("\0"));
	}

	/** Every byte is some character, so that pictures are looked through like texts. */
	private static String content(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
