package ru.neuromagic.web.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Renders texts that come with this application, so nothing needs to be made safe. Beyond CommonMark:
 * <ul>
 * <li>a section's heading ends with its id, {@code ## 1. Subject {#subject}}, so that links to it outlive its wording and
 * are the same in all languages;
 * <li>a numbered clause, a paragraph that begins with {@code 1.2.}, gets the id {@code p-1-2}, so that it can be cited;
 * <li>{@code {name}} stands for a value, in text and in addresses.
 * </ul>
 */
final class Markdown {

	private static final Pattern HEADING = Pattern.compile("(.+?)\\s*\\{#([a-z][a-z0-9-]*)}");

	private static final Pattern CLAUSE = Pattern.compile("(\\d+)\\.(\\d+)\\. ");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

	private final Parser parser = Parser.builder().build();

	private final HtmlRenderer html = HtmlRenderer.builder().escapeHtml(true)
		.attributeProviderFactory(context -> clauses()).build();

	private final TextContentRenderer plain = TextContentRenderer.builder().build();

	private final Map<String, String> values;

	Markdown(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * @throws IllegalArgumentException if there is no title, a section has no id or one that is taken, or a value is not known
	 */
	Text render(String markdown) {
		Node document = parser.parse(markdown);
		document.accept(filling());
		if (!(document.getFirstChild() instanceof Heading title) || title.getLevel() != 1) {
			throw new IllegalArgumentException("a text begins with its title");
		}
		String intro = htmlAfter(title);
		List<Text.Section> sections = new ArrayList<>();
		for (Node node = title; node != null; node = node.getNext()) {
			if (node instanceof Heading heading && heading.getLevel() == 2) {
				Matcher named = HEADING.matcher(words(heading));
				if (!named.matches() || sections.stream().anyMatch(other -> other.id().equals(named.group(2)))) {
					throw new IllegalArgumentException("a section needs an id of its own: " + words(heading));
				}
				sections.add(new Text.Section(named.group(2), named.group(1), htmlAfter(heading)));
			}
		}
		return new Text(words(title), intro, List.copyOf(sections));
	}

	private String htmlAfter(Heading heading) {
		var part = new StringBuilder();
		for (Node node = heading.getNext(); node != null && !isSection(node); node = node.getNext()) {
			part.append(html.render(node));
		}
		return part.toString();
	}

	private static boolean isSection(Node node) {
		return node instanceof Heading heading && heading.getLevel() <= 2;
	}

	private String words(Node node) {
		return plain.render(node).strip();
	}

	private AttributeProvider clauses() {
		return (node, tag, attributes) -> {
			if (node instanceof Paragraph && node.getParent() instanceof Document) {
				Matcher number = CLAUSE.matcher(words(node));
				if (number.lookingAt()) {
					attributes.put("id", "p-" + number.group(1) + "-" + number.group(2));
				}
			}
		};
	}

	private AbstractVisitor filling() {
		return new AbstractVisitor() {

			@Override
			public void visit(org.commonmark.node.Text text) {
				text.setLiteral(filled(text.getLiteral()));
			}

			@Override
			public void visit(Link link) {
				link.setDestination(filled(link.getDestination()));
				visitChildren(link);
			}
		};
	}

	private String filled(String text) {
		return PLACEHOLDER.matcher(text).replaceAll(found -> {
			String value = values.get(found.group(1));
			if (value == null) {
				throw new IllegalArgumentException("no value for " + found.group());
			}
			return Matcher.quoteReplacement(value);
		});
	}
}
