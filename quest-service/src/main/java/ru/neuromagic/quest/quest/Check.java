package ru.neuromagic.quest.quest;

import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What content must be, said so that its author finds the place. */
final class Check {

	private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

	private Check() {
	}

	static void present(@Nullable Object value, String name) {
		that(value != null, "'%s' is missing", name);
	}

	static void key(@Nullable String key) {
		present(key, "key");
		that(KEY.matcher(key).matches() && key.length() <= 40, "'%s' is not a key: small letters, digits, hyphens", key);
	}

	static void between(int value, int least, int most, String name) {
		that(value >= least && value <= most, "'%s' is %s, not between %s and %s", name, value, least, most);
	}

	static void sized(@Nullable Collection<?> values, int least, int most, String name) {
		present(values, name);
		between(values.size(), least, most, name);
	}

	static <T> void distinct(Collection<T> values, Function<T, String> key, String name) {
		that(values.stream().map(key).distinct().count() == values.size(), "'%s' has a key twice", name);
	}

	static void that(boolean holds, String message, Object... details) {
		if (!holds) {
			throw new IllegalArgumentException(message.formatted(details));
		}
	}

}
