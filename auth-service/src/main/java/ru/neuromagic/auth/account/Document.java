package ru.neuromagic.auth.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What somebody must agree to before there is an account. */
public enum Document {

	/** The public offer. */
	TERMS,
	/** The consent to the processing of personal data, which is a document of its own. */
	PERSONAL_DATA;

	/** Its name in the API and in the tables, such as {@code personal-data}. */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Document> named(@Nullable String text) {
		return Arrays.stream(values()).filter(document -> document.text().equals(text)).findAny();
	}

}
