package ru.neuromagic.course.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns the Markdown of lessons into HTML that is safe to show: CommonMark with tables, anchors on headings, and the
 * info string of a fence, such as {@code prompt} or {@code answer}, as class {@code language-prompt} of its code.
 */
class Markdown {

	/** To be raised with every change of the HTML, so that what is stored is rendered anew. */
	static final String VERSION = "2";

	private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
			.allowElements("h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "br",
					"hr", "a", "table", "thead", "tbody", "tr", "th", "td")
			.allowAttributes("id").onElements("h2", "h3", "h4")
			.allowAttributes("class").matching(Pattern.compile("language-[a-z]+")).onElements("code")
			.allowAttributes("align").matching(false, "left", "center", "right").onElements("th", "td")
			.allowAttributes("start").onElements("ol")
			.allowAttributes("href").onElements("a")
			.allowUrlProtocols("https", "mailto")
			.toFactory();

	private final Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();

	private final HtmlRenderer renderer = HtmlRenderer.builder()
			.extensions(List.of(TablesExtension.create()))
			.escapeHtml(true)
			.attributeProviderFactory(context -> new HeadingAnchors())
			.build();

	/**
	 * @param html     safe, without styles and scripts
	 * @param links    targets in the order of the text
	 * @param problems what an author may not write
	 */
	record Rendered(String html, List<String> links, List<String> problems) {
	}

	Rendered render(String markdown) {
		var document = parser.parse(markdown);
		var review = new Review();
		document.accept(review);
		return new Rendered(SAFE.sanitize(renderer.render(document)), List.copyOf(review.links), review.problems());
	}

	/** Headings get their text, in lower case and with hyphens, as id; a number tells repeated ones apart. */
	private static final class HeadingAnchors implements AttributeProvider {

		private final Set<String> taken = new HashSet<>();

		@Override
		public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
			if (node instanceof Heading heading) {
				var name = textOf(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-")
						.replaceAll("^-|-$", "");
				var id = name;
				for (var number = 2; !taken.add(id); number++) {
					id = name + "-" + number;
				}
				attributes.put("id", id);
			}
		}

		private static String textOf(Heading heading) {
			var text = new StringBuilder();
			heading.accept(new AbstractVisitor() {
				@Override
				public void visit(Text node) {
					text.append(node.getLiteral());
				}

				@Override
				public void visit(Code node) {
					text.append(node.getLiteral());
				}
			});
			return text.toString();
		}
	}

	/** Refuses what the sanitizer would silently take away. */
	private static final class Review extends AbstractVisitor {

		private final List<String> links = new ArrayList<>();

		private final Set<String> problems = new LinkedHashSet<>();

		List<String> problems() {
			return List.copyOf(problems);
		}

		@Override
		public void visit(Heading heading) {
			if (heading.getLevel() == 1 || heading.getLevel() > 4) {
				problems.add("headings have two to four #; the title of the page is the only one with one");
			}
			visitChildren(heading);
		}

		@Override
		public void visit(Link link) {
			links.add(link.getDestination());
			visitChildren(link);
		}

		@Override
		public void visit(Image image) {
			problems.add("images are not supported: " + image.getDestination());
		}

		@Override
		public void visit(HtmlBlock html) {
			problems.add("HTML is not supported: " + html.getLiteral().lines().findFirst().orElse(""));
		}

		@Override
		public void visit(HtmlInline html) {
			problems.add("HTML is not supported: " + html.getLiteral());
		}
	}
}
