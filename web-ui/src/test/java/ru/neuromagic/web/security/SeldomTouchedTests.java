package ru.neuromagic.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

import static org.assertj.core.api.Assertions.assertThat;

class SeldomTouchedTests {

	private final SeldomTouched<MapSession> sessions = new SeldomTouched<>(new MapSessionRepository(new ConcurrentHashMap<>()));

	private final SeldomTouched.Touched<MapSession> session = sessions.createSession();

	private final Instant begun = session.getLastAccessedTime();

	@Test
	void useWithinAMinuteIsNotWrittenDown() {
		session.setLastAccessedTime(begun.plusSeconds(59));
		assertThat(session.getLastAccessedTime()).isEqualTo(begun);
	}

	@Test
	void useAfterAMinuteIs() {
		session.setLastAccessedTime(begun.plusSeconds(60));
		assertThat(session.getLastAccessedTime()).isEqualTo(begun.plusSeconds(60));
	}

	@Test
	void whatIsStoredComesBackAndEnds() {
		session.setAttribute("name", "Мерлин");
		session.setMaxInactiveInterval(Duration.ofHours(12));
		sessions.save(session);
		SeldomTouched.Touched<MapSession> found = sessions.findById(session.getId());
		assertThat(found).isNotNull();
		assertThat(found.<String>getAttribute("name")).isEqualTo("Мерлин");
		assertThat(found.getMaxInactiveInterval()).isEqualTo(Duration.ofHours(12));
		sessions.deleteById(session.getId());
		assertThat(sessions.findById(session.getId())).isNull();
	}
}
