package ru.neuromagic.auth.registration;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.auth.account.EmailAddress;
import ru.neuromagic.service.problem.FieldProblem;

/** A form whose every value is good. */
record RegistrationForm(String name, EmailAddress email, String password, String locale, ZoneId timeZone) {

	private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Moscow");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\u2028\u2029\u202A-\u202E\u2066-\u2069]");

	/** @throws InvalidFormException naming every field that is not good */
	static RegistrationForm of(RegistrationRequest request) {
		List<FieldProblem> problems = new ArrayList<>();
		String name = request.name().strip();
		if (CONTROL.matcher(name).find()) {
			problems.add(new FieldProblem("name", "pattern", "must be one line of text without control characters"));
		}
		EmailAddress email = email(request.email(), problems);
		if (email != null) {
			PasswordRules.problem(request.password(), email).ifPresent(problems::add);
		}
		ZoneId timeZone = timeZone(request.timeZone(), problems);
		if (email == null || !problems.isEmpty()) {
			throw new InvalidFormException(problems);
		}
		return new RegistrationForm(name, email, request.password(), request.locale(), timeZone);
	}

	private static @Nullable EmailAddress email(String typed, List<FieldProblem> problems) {
		try {
			return new EmailAddress(typed);
		}
		catch (IllegalArgumentException invalid) {
			problems.add(new FieldProblem("email", "email", "must be an e-mail address that mail can be sent to"));
			return null;
		}
	}

	private static ZoneId timeZone(@Nullable String typed, List<FieldProblem> problems) {
		if (typed == null || typed.isBlank()) {
			return DEFAULT_ZONE;
		}
		if (ZoneId.getAvailableZoneIds().contains(typed)) {
			return ZoneId.of(typed);
		}
		problems.add(new FieldProblem("timeZone", "time-zone", "must be an IANA time zone such as Europe/Moscow"));
		return DEFAULT_ZONE;
	}

	/** What was typed stays out of logs. */
	@Override
	public String toString() {
		return "RegistrationForm[…]";
	}

}
