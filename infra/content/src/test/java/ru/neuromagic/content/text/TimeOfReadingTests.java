package ru.neuromagic.content.text;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.content.email.EmailAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a text is read grows with its length and no faster: sixteen times the length takes some sixteen times as long. */
class TimeOfReadingTests {

	private static final int LENGTH = 16_000;

	private static final int SHORTER = 16;

	/** Five times what is in proportion; work by the square of the length would take sixteen times that. */
	private static final int MOST_TIMES = 5 * SHORTER;

	/** Nanoseconds below which the clock says nothing: some readings end after the first characters. */
	private static final long LEAST = 2_000_000;

	private static final List<Consumer<String>> READINGS = List.of(TypedText::line, TypedText::lines, TypedText::plain, TypedText::digits,
			TypedText::isBlank, text -> AcceptLanguage.best(text, List.of("ru", "en")), TimeOfReadingTests::email);

	static Stream<String> hostile() {
		return Stream.of("x-", "x-,", ",", ";q=", "en;q=0.9,", " ", "\r", "\n", "\r\n", "\t ", "\u00a0", "\u200b", "\u200d", "\u0301",
				"\u0316\u0301", "a\u0316\u0301\u0327\u0345", "\u1100\u1161", "\ufdfa", "\u3164", "\u202e", "👩\u200d", "🏴\udb40\udc67",
				"\ud83d", "\ude00", "\ufe0f", "–", "٤", "@", "a.", ".", "xn--", "ß.", "а.");
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void growsWithTheLengthOnly(String brick) {
		String hostile = brick.repeat(LENGTH / brick.length() + 1).substring(0, LENGTH);
		String shorter = hostile.substring(0, LENGTH / SHORTER);
		for (int reading = 0; reading < READINGS.size(); reading++) {
			assertThat(cpu(READINGS.get(reading), hostile)).as("reading %d", reading)
				.isLessThan(MOST_TIMES * cpu(READINGS.get(reading), shorter) + LEAST);
		}
	}

	/** The least of several runs, in nanoseconds: what the compiler and the collector add is no property of the text. */
	private static long cpu(Consumer<String> reading, String text) {
		long least = Long.MAX_VALUE;
		for (int run = 0; run < 12; run++) {
			long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			reading.accept(text);
			least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
		}
		return least;
	}

	private static void email(String text) {
		for (String typed : List.of(text, "a@" + text.substring(0, EmailAddress.MAX_LENGTH - 2))) {
			try {
				assertThat(new EmailAddress(typed)).isNotNull();
			}
			catch (IllegalArgumentException refused) {
				assertThat(refused).hasMessageStartingWith("The e-mail address");
			}
		}
	}

}
