package ru.neuromagic.local.component;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with `${placeholders}` for passwords. */
final class SqlTemplate {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9_]+)}");

	private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.~-]*");

	private SqlTemplate() {
	}

	/**
	 * Fills every placeholder.
	 * @param values gives the value of a name
	 * @throws IllegalArgumentException if a value could break out of the literal it stands in
	 */
	static String fill(String sql, UnaryOperator<String> values) {
		return PLACEHOLDER.matcher(sql).replaceAll(match -> {
			String value = values.apply(match.group(1));
			if (!HARMLESS.matcher(value).matches()) {
				throw new IllegalArgumentException("The value of ${" + match.group(1) + "} may hold letters, digits and . _ ~ - only");
			}
			return Matcher.quoteReplacement(value);
		});
	}

}
