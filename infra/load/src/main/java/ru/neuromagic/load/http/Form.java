package ru.neuromagic.load.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page with what its hidden fields hold, the token against forgery among them. Read with patterns: our own
 * templates write attributes in double quotes, and a parser would cost more than the page.
 *
 * @param action where it is sent to
 * @param fields pairs of name and value
 */
public record Form(String action, List<String[]> fields) {

	private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);

	private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);

	/** The form of a page whose action contains the text. */
	public static Form in(String page, String action) {
		Matcher form = FORM.matcher(page);
		while (form.find()) {
			String target = attribute(form.group(1), "action");
			if (target.contains(action)) {
				return new Form(target, hidden(form.group(2)));
			}
		}
		throw new NoSuchElementException("the page has no form to " + action);
	}

	private static List<String[]> hidden(String content) {
		List<String[]> fields = new ArrayList<>();
		Matcher input = INPUT.matcher(content);
		while (input.find()) {
			if (attribute(input.group(1), "type").equals("hidden")) {
				fields.add(new String[] { attribute(input.group(1), "name"), attribute(input.group(1), "value") });
			}
		}
		return fields;
	}

	private static String attribute(String tag, String name) {
		Matcher value = Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(tag);
		return value.find() ? unescaped(value.group(1)) : "";
	}

	private static String unescaped(String text) {
		return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
			.replace("&#x2F;", "/").replace("&amp;", "&");
	}

	/** The value of a field. */
	public String value(String name) {
		return this.fields.stream()
			.filter(field -> field[0].equals(name))
			.map(field -> field[1])
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("the form has no field " + name));
	}

	/** The form with another value in a field, which it may have had before or not. */
	public Form with(String name, String... values) {
		List<String[]> changed = new ArrayList<>(this.fields);
		changed.removeIf(field -> field[0].equals(name));
		for (String value : values) {
			changed.add(new String[] { name, value });
		}
		return new Form(this.action, changed);
	}

	/** The same fields, sent elsewhere. */
	public Form to(String otherAction) {
		return new Form(otherAction, this.fields);
	}

	/** As browsers send it. */
	public String encoded() {
		StringBuilder text = new StringBuilder();
		for (String[] field : this.fields) {
			text.append(text.isEmpty() ? "" : "&")
				.append(URLEncoder.encode(field[0], StandardCharsets.UTF_8))
				.append('=')
				.append(URLEncoder.encode(field[1], StandardCharsets.UTF_8));
		}
		return text.toString();
	}

}
