package ru.neuromagic.keycloak.login;

import java.net.IDN;
import java.util.Locale;

import ru.neuromagic.content.text.TypedText;

import org.jspecify.annotations.Nullable;

/** The one place that says how an address that was typed at the login becomes the user name that auth-service gave. */
public final class LoginName {

	private static final int MAX_LENGTH = 254;

	private LoginName() {
	}

	/** @return empty if nothing was typed, or more than an address can have */
	public static String of(@Nullable String typed) {
		if (typed == null || typed.length() > 2 * MAX_LENGTH) {
			return "";
		}
		String name = TypedText.plain(typed).replace(" ", "").toLowerCase(Locale.ROOT);
		return name.length() > MAX_LENGTH ? "" : withAsciiDomain(name);
	}

	private static String withAsciiDomain(String name) {
		int domain = name.lastIndexOf('@') + 1;
		try {
			return domain == 0 ? name : name.substring(0, domain) + IDN.toASCII(name.substring(domain)).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException noDomain) {
			return name;
		}
	}

}
