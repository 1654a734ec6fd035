package ru.neuromagic.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule or a panel asks Prometheus.
 *
 * @param place where it stands, for people
 * @param promql as Prometheus reads it
 */
public record Expression(String place, String promql) {

	/** Strings, matchers and ranges hold no names of metrics, nor do the lists of labels after these words. */
	private static final Pattern NO_METRICS = Pattern
		.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\{[^}]*\\}|\\[[^\\]]*\\]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

	/** A name, unless it is a function's. */
	private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?![\\w:]|\\s*\\()");

	private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring",
			"group_left", "group_right", "inf", "nan");

	/** Names of the metrics and recorded series that it reads. */
	public Set<String> metrics() {
		Set<String> metrics = new TreeSet<>();
		// strings first: a matcher may hold a brace
		Matcher names = NAME.matcher(NO_METRICS.matcher(this.promql.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"")).replaceAll(" "));
		while (names.find()) {
			if (!WORDS.contains(names.group())) {
				metrics.add(names.group());
			}
		}
		return metrics;
	}

}
