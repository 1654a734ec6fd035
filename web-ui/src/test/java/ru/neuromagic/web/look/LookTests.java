package ru.neuromagic.web.look;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.web.Pages;
import ru.neuromagic.web.look.Visits.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each page looks as it did when somebody last looked at it: the pictures below {@code src/test/looks}. What differs is put
 * below {@code target/looks}, with frames around it. {@code -Dlooks.write=true} takes the pictures anew.
 */
@BrowserTest
class LookTests {

	private static final Path LOOKS = Path.of("src/test/looks");

	private static final Path FOUND = Path.of("target/looks");

	private static final boolean WRITE = Boolean.getBoolean("looks.write");

	private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

	/** Small pictures: they are kept with the code, and compared by squares. */
	private static final double SCALE = 0.4;

	private static final int QUALITY = 30;

	private static final int MOST_PICTURES = 20;

	static Stream<Pages.State> pages() {
		return Pages.all().stream();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void isAsItWas(Pages.State page, Visits visits) throws IOException {
		var changed = new ArrayList<String>();
		Page tab = visits.open(page, Visitor.of(page, "ru").scaled(SCALE), WIDTHS.getFirst());
		tab.evaluate("document.fonts.ready");
		// its stars follow the clock, how they move is tested elsewhere; it comes after the first frame
		tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => { document.querySelector('.sky-canvas')?.remove(); done(); })))");
		for (int width : WIDTHS) {
			tab.setViewportSize(width, Visits.HEIGHT);
			for (String theme : List.of("dark", "light")) {
				Visits.theme(tab, theme);
				String name = "%s-%d-%s".formatted(page, width, theme);
				if (WRITE) {
					write(LOOKS.resolve(name + ".jpg"), settled(tab, picture(tab)));
				}
				else if (isChanged(name, tab)) {
					changed.add(name);
				}
			}
		}
		assertThat(changed).as("look at %s", FOUND.toAbsolutePath()).isEmpty();
	}

	@Test
	void everyPictureIsOfAPage() throws IOException {
		List<String> names = pages().map(Pages.State::name).toList();
		try (Stream<Path> pictures = Files.list(LOOKS)) {
			assertThat(pictures.map(picture -> picture.getFileName().toString()))
				.allMatch(picture -> names.contains(picture.replaceFirst("-\\d+-(dark|light)\\.jpg$", "")));
		}
	}

	private static boolean isChanged(String name, Page tab) throws IOException {
		byte[] first = picture(tab);
		Path kept = LOOKS.resolve(name + ".jpg");
		if (!Files.exists(kept)) {
			write(FOUND.resolve(name + ".jpg"), settled(tab, first));
			return true;
		}
		byte[] before = Files.readAllBytes(kept);
		if (compare(before, first).isSame()) {
			return false;
		}
		byte[] now = settled(tab, first);
		Looks.Comparison comparison = compare(before, now);
		if (comparison.isSame()) {
			return false;
		}
		write(FOUND.resolve(name + ".jpg"), now);
		write(FOUND.resolve(name + "-before.jpg"), before);
		ImageIO.write(Looks.mark(image(now), comparison), "png", FOUND.resolve(name + "-difference.png").toFile());
		return true;
	}

	private static byte[] picture(Page tab) {
		return tab.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setType(ScreenshotType.JPEG)
			.setQuality(QUALITY)
			.setAnimations(ScreenshotAnimations.DISABLED));
	}

	/**
	 * The first picture that is the same as the one before it. A page is painted in pieces: a picture of all of it may be
	 * taken before the last piece, below the window, is there. Playwright's own comparison of pictures waits like this.
	 */
	private static byte[] settled(Page tab, byte[] first) {
		byte[] before = first;
		for (int pictures = 1; pictures < MOST_PICTURES; pictures++) {
			tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
			byte[] now = picture(tab);
			if (Arrays.equals(before, now)) {
				return now;
			}
			before = now;
		}
		throw new AssertionError("no two of %d pictures in a row are the same".formatted(MOST_PICTURES));
	}

	private static Looks.Comparison compare(byte[] before, byte[] now) throws IOException {
		return Arrays.equals(before, now) ? Looks.Comparison.SAME : Looks.compare(image(before), image(now));
	}

	private static BufferedImage image(byte[] picture) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(picture));
	}

	private static void write(Path file, byte[] content) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, content);
	}
}
