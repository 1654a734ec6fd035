package ru.neuromagic.web.security;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** An address on this site that a learner may be sent to after login. Anything that could lead elsewhere is none. */
record LocalPath(String value) {

	/** One slash, then only characters that mean nothing special to a browser; no second slash or backslash after it. */
	private static final Pattern SAFE = Pattern.compile("/(?:[A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*)?(?:\\?[A-Za-z0-9._~%=&/-]*)?");

	/** What no server could read. */
	private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

	private static final Pattern LOOPING = Pattern.compile("/(?:login|logout|oauth2|error)(?:[/?].*)?");

	private static final int LONGEST = 500;

	static final LocalPath AFTER_LOGIN = new LocalPath("/profile");

	static Optional<LocalPath> of(@Nullable String text) {
		return Optional.ofNullable(text)
			.filter(path -> path.length() <= LONGEST && SAFE.matcher(path).matches()
					&& !BROKEN.matcher(path).find() && !LOOPING.matcher(path).matches())
			.map(LocalPath::new);
	}
}
