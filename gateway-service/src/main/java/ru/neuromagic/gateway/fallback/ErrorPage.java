package ru.neuromagic.gateway.fallback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StreamUtils;
import org.springframework.web.util.HtmlUtils;

/** A page that needs nothing but the gateway: {@code {name}} in the template is replaced by text, escaped. */
final class ErrorPage {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

	private static final Pattern NOT_CHOSEN = Pattern.compile(" data-(?:theme|motion)=\"\"");

	private static final Pattern RETRY_LINK = Pattern.compile("<a data-retry.*?</a>\\s*");

	private final String template = read("fallback/error.html");

	String render(Map<String, String> values, boolean canRetry) {
		String html = canRetry ? template.replace(" data-retry", "") : RETRY_LINK.matcher(template).replaceAll("");
		String written = PLACEHOLDER.matcher(html)
			.replaceAll(found -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(values.getOrDefault(found.group(1), ""), "UTF-8")));
		return NOT_CHOSEN.matcher(written).replaceAll("");
	}

	private static String read(String resource) {
		try {
			return StreamUtils.copyToString(new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8);
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

}
