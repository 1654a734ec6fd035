package ru.neuromagic.auth.verification;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CodeHashingTests {

	private static final UUID REGISTRATION = UUID.fromString("01980a3e-5c00-7000-8000-00000000000a");

	private static final VerificationCode CODE = new VerificationCode("042117");

	private final CodeHashing hashing = new CodeHashing(rules(32));

	@Test
	void matchesTheCodeItHashed() {
		assertThat(this.hashing.matches(this.hashing.hash(REGISTRATION, CODE), REGISTRATION, CODE)).isTrue();
	}

	@Test
	void bindsACodeToItsRegistration() {
		assertThat(this.hashing.matches(this.hashing.hash(UUID.randomUUID(), CODE), REGISTRATION, CODE)).isFalse();
	}

	@Test
	void needsTheKey() {
		var other = new CodeHashing(rules(33));
		assertThat(other.matches(this.hashing.hash(REGISTRATION, CODE), REGISTRATION, CODE)).isFalse();
	}

	@Test
	void hidesTheDigits() {
		assertThat(new String(this.hashing.hash(REGISTRATION, CODE), java.nio.charset.StandardCharsets.ISO_8859_1))
			.doesNotContain("042117");
		assertThat(CODE.toString()).doesNotContain("042117");
	}

	@Test
	void refusesShortKeys() {
		assertThat(rules(31).isKeyLongEnough()).isFalse();
		assertThat(rules(32).isKeyLongEnough()).isTrue();
	}

	@Test
	void drawsSixDigitsWithLeadingZeros() {
		var drawn = IntStream.range(0, 2000).mapToObj(i -> VerificationCode.random().digits()).toList();
		assertThat(drawn).allMatch(digits -> digits.matches("[0-9]{6}")).anyMatch(digits -> digits.startsWith("0"));
		assertThat(drawn.stream().distinct().count()).isGreaterThan(1900);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "1234567", "12345a", "١٢٣٤٥٦", " 123456" })
	void knowsWhatACodeLooksLike(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new VerificationCode(text));
	}

	private static VerificationProperties rules(int keyBytes) {
		return new VerificationProperties(Base64.getEncoder().encodeToString(new byte[keyBytes]).replace('A', 'B'),
				Duration.ofMinutes(15), 5, Duration.ofSeconds(60), 5);
	}

}
