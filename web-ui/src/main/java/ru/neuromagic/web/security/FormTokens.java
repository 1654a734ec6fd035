package ru.neuromagic.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The token in each form, stored nowhere: signed over a learner's session, or over a guest's {@linkplain BrowserMark browser}.
 * That of another session or browser is none, and after a login, which gives the session another id, neither is that of before.
 */
@Component
class FormTokens implements CsrfTokenRepository {

	private static final String HEADER = "X-CSRF-TOKEN";

	private static final String PARAMETER = "_csrf";

	private final BrowserMark marks;

	private final SecretKey key;

	FormTokens(Keys keys, BrowserMark marks) {
		this.marks = marks;
		this.key = keys.of("HmacSHA256", "form tokens");
	}

	@Override
	public @Nullable CsrfToken loadToken(HttpServletRequest request) {
		HttpSession session = CurrentLearner.isLoggedIn() ? request.getSession(false) : null;
		return Optional.ofNullable(session).map(known -> "session " + known.getId())
			.or(() -> marks.brought(request).map(FormTokens::ofBrowser))
			.map(this::signed).orElse(null);
	}

	/** For a guest whose browser has no mark yet. */
	@Override
	public CsrfToken generateToken(HttpServletRequest request) {
		return signed(ofBrowser(marks.of(request)));
	}

	@Override
	public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		if (token == null) {
			marks.take(request, response);
		}
		else {
			marks.give(request, response);
		}
	}

	private static String ofBrowser(String mark) {
		return "browser " + mark;
	}

	private CsrfToken signed(String owner) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			return new DefaultCsrfToken(HEADER, PARAMETER, Base64.getUrlEncoder().withoutPadding()
				.encodeToString(mac.doFinal(owner.getBytes(StandardCharsets.UTF_8))));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
