package ru.neuromagic.web.look;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The comparison of pictures overlooks what nobody sees, and nothing else. */
class LooksTests {

	/** Pixels of a picture for one of CSS. */
	private static final double SCALE = 0.5;

	/** Night and dawn. */
	enum Theme {

		DARK(0x0a0a0f, 0x16161f, 0xf4f2ff, 0x8b5cf6, 0xb9b4d0), LIGHT(0xfaf8ff, 0xffffff, 0x1c1830, 0x6d28d9, 0x5b5573);

		private final Page page;

		Theme(int paper, int card, int ink, int accent, int quiet) {
			this.page = new Page(0, 0, paper, card, ink, accent, quiet, true, true);
		}
	}

	/** A card with a heading, text, a small sign and a button, in CSS pixels. */
	record Page(double x, double buttonY, int paper, int card, int ink, int accent, int quiet, boolean lastLine, boolean sign) {

		Page movedBy(double pixels) {
			return new Page(pixels, buttonY, paper, card, ink, accent, quiet, lastLine, sign);
		}

		Page buttonMovedBy(double pixels) {
			return new Page(x, pixels, paper, card, ink, accent, quiet, lastLine, sign);
		}

		Page withoutLastLine() {
			return new Page(x, buttonY, paper, card, ink, accent, quiet, false, sign);
		}

		Page withoutSign() {
			return new Page(x, buttonY, paper, card, ink, accent, quiet, lastLine, false);
		}

		Page coloured(int paper, int card, int ink, int accent, int quiet) {
			return new Page(x, buttonY, paper, card, ink, accent, quiet, lastLine, sign);
		}

		BufferedImage picture() {
			var picture = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
			Graphics2D pen = picture.createGraphics();
			pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			pen.transform(AffineTransform.getScaleInstance(SCALE, SCALE));
			pen.setColor(new Color(paper));
			pen.fillRect(0, 0, 640, 400);
			pen.translate(x, 0);
			pen.setColor(new Color(card));
			pen.fill(new RoundRectangle2D.Double(40, 40, 560, 320, 32, 32));
			pen.setColor(new Color(ink));
			pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
			pen.drawString("Роль и цель запроса", 72, 96);
			pen.setColor(new Color(quiet));
			pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
			pen.drawString("Модель не видит вашей работы. Она знает только то,", 72, 140);
			pen.drawString("что вы написали, и то, чему научилась раньше.", 72, 164);
			if (lastLine) {
				pen.drawString("Проверьте себя по таблице.", 72, 188);
			}
			pen.setColor(new Color(accent));
			if (sign) {
				pen.fillOval(540, 72, 16, 16);
			}
			pen.fill(new RoundRectangle2D.Double(72, 260 + buttonY, 180, 48, 24, 24));
			pen.setColor(Color.WHITE);
			pen.drawString("Проверить", 120, 290 + (int) buttonY);
			pen.dispose();
			return picture;
		}
	}

	/** What differs though nothing has changed. */
	enum Noise {

		SMOOTHING(page -> page.movedBy(0.4).picture()),
		GRAIN(page -> grained(page.picture())),
		COMPRESSION(page -> compressed(page.picture(), 0.3f)),
		COMPRESSION_OF_GRAIN(page -> compressed(grained(page.picture()), 0.4f));

		private final Function<Page, BufferedImage> cause;

		Noise(Function<Page, BufferedImage> cause) {
			this.cause = cause;
		}
	}

	enum Change {

		MOVED(page -> page.movedBy(8)),
		BUTTON_MOVED(page -> page.buttonMovedBy(8)),
		BUTTON_MOVED_A_LITTLE(page -> page.buttonMovedBy(4)),
		LINE_GONE(Page::withoutLastLine),
		SIGN_GONE(Page::withoutSign),
		BLUE_INSTEAD_OF_VIOLET(page -> page.coloured(page.paper, page.card, page.ink, 0x3b82f6, page.quiet)),
		OTHER_SURFACE(page -> page.coloured(page.paper, page.card ^ 0x080808, page.ink, page.accent, page.quiet)),
		QUIET_TEXT_LOUD(page -> page.coloured(page.paper, page.card, page.ink, page.accent, page.ink)),
		TEXT_IN_ANOTHER_COLOUR(page -> page.coloured(page.paper, page.card, page.accent, page.accent, page.quiet));

		private final UnaryOperator<Page> change;

		Change(UnaryOperator<Page> change) {
			this.change = change;
		}
	}

	@ParameterizedTest
	@EnumSource
	void overlooksNoise(Noise noise) {
		for (Theme theme : Theme.values()) {
			BufferedImage before = compressed(theme.page.picture(), 0.5f);
			assertThat(Looks.compare(before, noise.cause.apply(theme.page)).differences()).as(theme.name()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void seesAChange(Change change) {
		for (Theme theme : Theme.values()) {
			BufferedImage before = compressed(theme.page.picture(), 0.5f);
			BufferedImage now = compressed(change.change.apply(theme.page).picture(), 0.5f);
			assertThat(Looks.compare(before, now).isSame()).as(theme.name()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void seesAnotherHeight(Theme theme) {
		BufferedImage before = theme.page.picture();
		assertThat(Looks.compare(before, before.getSubimage(0, 0, 320, 196)).isSame()).isFalse();
		assertThat(Looks.compare(before, before.getSubimage(0, 0, 320, 199)).isSame()).isTrue();
	}

	private static BufferedImage grained(BufferedImage picture) {
		var random = new Random(7);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				var colour = new Color(picture.getRGB(x, y));
				picture.setRGB(x, y, new Color(near(colour.getRed(), random), near(colour.getGreen(), random),
						near(colour.getBlue(), random)).getRGB());
			}
		}
		return picture;
	}

	private static int near(int channel, Random random) {
		return Math.clamp(channel + random.nextInt(-6, 7), 0, 255);
	}

	private static BufferedImage compressed(BufferedImage picture, float quality) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(quality);
		var bytes = new ByteArrayOutputStream();
		try (var out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), how);
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
		finally {
			writer.dispose();
		}
		try {
			return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
	}
}
