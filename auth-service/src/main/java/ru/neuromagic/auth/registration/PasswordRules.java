package ru.neuromagic.auth.registration;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import ru.neuromagic.content.email.EmailAddress;
import ru.neuromagic.service.problem.FieldProblem;

/**
 * What makes a password of 10–128 characters too weak: length counts for more than kinds of characters (NIST SP 800-63B,
 * section 3.1.1), so that only what is guessed first is refused.
 */
final class PasswordRules {

	private static final int MIN_DISTINCT = 5;

	private static final int MIN_TELLING_LOCAL_PART = 4;

	/** Well-known ones and keyboard runs of 10 characters or more, without digits and signs at the end. */
	private static final Set<String> GUESSED_FIRST = Set.of("password", "passwordpassword", "qwertyuiop", "qwerty", "qwertyqwerty",
			"asdfghjkl", "zxcvbnm", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedc", "iloveyou", "letmein", "welcome",
			"administrator", "neuromagic", "нейромагия", "пароль", "парольпароль", "йцукенгшщз", "йцукен", "йцукенйцукен",
			"привет", "приветпривет", "");

	private PasswordRules() {
	}

	static Optional<FieldProblem> problem(String password, EmailAddress email) {
		String folded = password.toLowerCase(Locale.ROOT);
		String local = email.local().toLowerCase(Locale.ROOT);
		if (folded.contains(email.key()) || (local.length() >= MIN_TELLING_LOCAL_PART && folded.contains(local))) {
			return Optional.of(new FieldProblem("password", "contains-email", "must not contain your e-mail address"));
		}
		if (password.isBlank() || password.codePoints().distinct().count() < MIN_DISTINCT || isGuessedFirst(folded)) {
			return Optional.of(new FieldProblem("password", "too-weak", "is among those that are guessed first"));
		}
		return Optional.empty();
	}

	/** {@code Password2024!} is no better than {@code password}; digits alone are a date or a telephone number. */
	private static boolean isGuessedFirst(String folded) {
		return GUESSED_FIRST.contains(folded) || GUESSED_FIRST.contains(folded.replaceAll("[^\\p{L}]+$", ""));
	}

}
