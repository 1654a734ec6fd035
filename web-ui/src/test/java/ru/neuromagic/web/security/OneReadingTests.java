package ru.neuromagic.web.security;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** Around Spring Session's own filter. */
class OneReadingTests {

	private final List<String> readings = new ArrayList<>();

	private final SeldomTouched<MapSession> sessions = new SeldomTouched<>(new MapSessionRepository(new ConcurrentHashMap<>()) {
		@Override
		public @Nullable MapSession findById(String id) {
			readings.add(id);
			return super.findById(id);
		}
	});

	private final SeldomTouched.Touched<MapSession> session = sessions.createSession();

	@BeforeEach
	void store() {
		session.setAttribute("name", "Мерлин");
		sessions.save(session);
	}

	@Test
	void aRequestReadsItsSessionOnce() throws Exception {
		MockHttpServletResponse response = request((request, answer) -> {
			assertThat(((HttpServletRequest) request).getSession(false).getAttribute("name")).isEqualTo("Мерлин");
			answer.flushBuffer();
		});
		assertThat(readings).containsExactly(session.getId());
		assertThat(response.getCookies()).isEmpty();
	}

	@Test
	void theNextRequestReadsItAgain() throws Exception {
		FilterChain asking = (request, _) -> ((HttpServletRequest) request).getSession(false);
		request(asking);
		sessions.deleteById(session.getId());
		request((request, _) -> assertThat(((HttpServletRequest) request).getSession(false)).isNull());
		assertThat(readings).containsExactly(session.getId(), session.getId());
	}

	@Test
	void aSessionThatEndedIsNotFoundAgain() throws Exception {
		MockHttpServletResponse response = request((request, _) -> {
			var http = (HttpServletRequest) request;
			http.getSession().invalidate();
			assertThat(http.getSession(false)).isNull();
		});
		assertThat(response.getCookie("SESSION").getMaxAge()).isZero();
	}

	@Test
	void anotherSessionIsNotTakenForIt() throws Exception {
		request((request, _) -> {
			((HttpServletRequest) request).getSession();
			assertThat(sessions.findById("another")).isNull();
		});
		assertThat(readings).containsExactly(session.getId(), "another");
	}

	@Test
	void aSessionIsNotFoundByTheIdItHadBefore() throws Exception {
		request((request, _) -> {
			((HttpServletRequest) request).getSession();
			((HttpServletRequest) request).changeSessionId();
			assertThat(sessions.findById(session.getId())).isNotNull();
		});
		assertThat(readings).startsWith(session.getId(), session.getId());
	}

	@Test
	void aSessionThatChangedItsIdGetsItsCookie() throws Exception {
		var changed = new ArrayList<String>();
		MockHttpServletResponse response = request((request, _) -> {
			((HttpServletRequest) request).getSession();
			changed.add(((HttpServletRequest) request).changeSessionId());
		});
		assertThat(response.getCookie("SESSION").getValue()).isEqualTo(encoded(changed.getFirst()));
		assertThat(changed).doesNotContain(session.getId());
	}

	private MockHttpServletResponse request(FilterChain page) throws Exception {
		var request = new MockHttpServletRequest("GET", "/profile");
		request.setCookies(new Cookie("SESSION", encoded(session.getId())));
		var response = new MockHttpServletResponse();
		Filter springSession = new SessionRepositoryFilter<>(sessions);
		new OneReading().doFilter(request, response,
				(given, answer) -> springSession.doFilter(given, answer, page));
		return response;
	}

	private static String encoded(String id) {
		return Base64.getEncoder().encodeToString(id.getBytes());
	}
}
