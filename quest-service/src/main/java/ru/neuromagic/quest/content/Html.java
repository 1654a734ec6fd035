package ru.neuromagic.quest.content;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** HTML that is safe to put into a page: rendered from Markdown and sanitised once, when the content is read. */
public record Html(@JsonValue String value) {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

	private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.extensions(EXTENSIONS)
		.escapeHtml(true)
		.sanitizeUrls(true)
		.build();

	/** Fenced blocks keep their info string, so that pages can set prompts and model answers apart. */
	private static final PolicyFactory POLICY = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS)
		.and(Sanitizers.LINKS)
		.and(Sanitizers.TABLES)
		.and(new HtmlPolicyBuilder().allowElements("pre", "hr", "code")
			.allowAttributes("class")
			.matching(Pattern.compile("language-[a-z]+"))
			.onElements("code")
			.toFactory());

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Html ofMarkdown(String markdown) {
		if (markdown.isBlank()) {
			throw new IllegalArgumentException("the text is blank");
		}
		return new Html(POLICY.sanitize(RENDERER.render(PARSER.parse(markdown))).strip());
	}

	/** One paragraph of plain text. */
	public static Html ofText(String text) {
		return ofMarkdown(text.replaceAll("([\\\\`*_{}\\[\\]<>#+!|&])", "\\\\$1"));
	}

	public Html and(Html next) {
		return new Html(this.value + "\n" + next.value);
	}

}
