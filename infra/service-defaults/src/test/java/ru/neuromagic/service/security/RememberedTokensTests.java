package ru.neuromagic.service.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RememberedTokensTests {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	private final AtomicInteger decoded = new AtomicInteger();

	@Test
	void goodTokenIsCheckedOnce() {
		RememberedTokens tokens = tokens(NOW.plusSeconds(60));
		Jwt first = tokens.decode("good");
		assertThat(tokens.decode("good")).isSameAs(first);
		assertThat(this.decoded).hasValue(1);
	}

	@Test
	void tokensDoNotStandForEachOther() {
		RememberedTokens tokens = tokens(NOW.plusSeconds(60));
		assertThat(tokens.decode("mine").getTokenValue()).isEqualTo("mine");
		assertThat(tokens.decode("yours").getTokenValue()).isEqualTo("yours");
		assertThat(this.decoded).hasValue(2);
	}

	@Test
	void tokenThatHasEndedIsCheckedAgain() {
		RememberedTokens tokens = tokens(NOW);
		tokens.decode("late");
		tokens.decode("late");
		assertThat(this.decoded).hasValue(2);
	}

	@Test
	void badTokenStaysBad() {
		RememberedTokens tokens = tokens(NOW.plusSeconds(60));
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
		assertThat(this.decoded).hasValue(2);
	}

	private RememberedTokens tokens(Instant end) {
		return new RememberedTokens(token -> {
			this.decoded.incrementAndGet();
			if (token.equals("bad")) {
				throw new BadJwtException("forged");
			}
			return Jwt.withTokenValue(token).header("alg", "RS256").expiresAt(end).build();
		}, Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
