package ru.neuromagic.web.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.microsoft.playwright.Page;

/** axe-core, asked only for what it finds wrong. */
final class Axe {

	private static final String SOURCE = source();

	private static final Map<String, Object> ALL = Map.of("type", "tag", "values",
			List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

	private static final Map<String, Object> OF_COLOUR = Map.of("type", "rule", "values",
			List.of("color-contrast", "link-in-text-block"));

	private static final String RUN = """
			async (runOnly) => (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations.flatMap((rule) => rule.nodes.map((node) =>
			  `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))""";

	private Axe() {
	}

	/** Rule, place and reason of everything that is wrong on a page as it stands. */
	static List<String> violations(Page tab) {
		return run(tab, ALL);
	}

	/** As {@link #violations}, only by the rules for which another theme can make a difference. */
	static List<String> violationsOfColour(Page tab) {
		return run(tab, OF_COLOUR);
	}

	@SuppressWarnings("unchecked")
	private static List<String> run(Page tab, Map<String, Object> rules) {
		if (Boolean.FALSE.equals(tab.evaluate("'axe' in window"))) {
			tab.evaluate(SOURCE);
		}
		return (List<String>) tab.evaluate(RUN, rules);
	}

	private static String source() {
		try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}
}
