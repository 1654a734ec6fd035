package ru.neuromagic.auth.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.auth.account.Document;
import ru.neuromagic.auth.registration.RegistrationRequest.AcceptedDocument;
import ru.neuromagic.content.email.EmailAddress;
import ru.neuromagic.passwords.PasswordRule;
import ru.neuromagic.service.problem.FieldProblem;

/**
 * A form whose every value is good.
 *
 * @param password in the form in which passwords are compared
 * @param documents all documents, each with the edition that was agreed to
 */
record RegistrationForm(String name, EmailAddress email, String password, String locale, ZoneId timeZone,
		Map<Document, LocalDate> documents) {

	private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Moscow");

	private static final Pattern VERSION = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\u2028\u2029\u202A-\u202E\u2066-\u2069]");

	/** @throws InvalidFormException naming every field that is not good */
	static RegistrationForm of(RegistrationRequest request) {
		List<FieldProblem> problems = new ArrayList<>();
		String name = request.name();
		if (CONTROL.matcher(name).find()) {
			problems.add(new FieldProblem("name", "pattern", "must be one line of text without control characters"));
		}
		EmailAddress email = email(request.email(), problems);
		if (email != null) {
			PasswordRule.weakness(request.password(), email.value(), name)
				.ifPresent(weakness -> problems.add(new FieldProblem("password", weakness.code(), weakness.advice())));
		}
		ZoneId timeZone = timeZone(request.timeZone(), problems);
		Map<Document, LocalDate> documents = documents(request.acceptances(), problems);
		if (email == null || !problems.isEmpty()) {
			throw new InvalidFormException(problems);
		}
		return new RegistrationForm(name, email, PasswordRule.normalized(request.password()), request.locale(), timeZone,
				documents);
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

	private static Map<Document, LocalDate> documents(List<@Nullable AcceptedDocument> accepted, List<FieldProblem> problems) {
		Map<Document, LocalDate> documents = new EnumMap<>(Document.class);
		for (AcceptedDocument acceptance : accepted) {
			Document document = Document.named((acceptance != null) ? acceptance.document() : null).orElse(null);
			if (acceptance == null || document == null) {
				problems.add(new FieldProblem("acceptances", "unknown-document", "must each name a document to be agreed to"));
				return documents;
			}
			LocalDate version = version(acceptance.version()).orElse(null);
			if (version == null) {
				problems.add(new FieldProblem("acceptances", "version", "must each have a version, a date such as 2026-12-01"));
				return documents;
			}
			if (documents.put(document, version) != null) {
				problems.add(new FieldProblem("acceptances", "repeated", "must have one version of a document"));
				return documents;
			}
		}
		if (documents.size() < Document.values().length) {
			problems.add(new FieldProblem("acceptances", "incomplete", "must have the documents terms and personal-data"));
		}
		return documents;
	}

	private static Optional<LocalDate> version(@Nullable String text) {
		if (text == null || !VERSION.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.parse(text));
		}
		catch (DateTimeException noSuchDay) {
			return Optional.empty();
		}
	}

	/** What was typed stays out of logs. */
	@Override
	public String toString() {
		return "RegistrationForm[…]";
	}

}
