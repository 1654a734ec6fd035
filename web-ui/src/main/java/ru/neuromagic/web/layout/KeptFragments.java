package ru.neuromagic.web.layout;

import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Fragments that are rendered once for each thing they depend on and written as they stand from then on: most of what a page
 * costs is what stands around it, which is the same from page to page. {@code <th:block kept:page-header="${key}">} becomes
 * the fragment {@code page-header} of {@code layout/surroundings}; equal keys must mean equal text, in the key's language.
 */
final class KeptFragments extends AbstractProcessorDialect {

	private static final String TEMPLATE = "layout/surroundings";

	private static final List<String> NAMES = List.of("page-links", "page-header", "page-footer");

	private static final int MOST_CHARACTERS = 4_000_000;

	private record Key(String fragment, Object of) {
	}

	private final Cache<Key, String> texts;

	/** @param kept whether anything is kept; not while working on the templates */
	KeptFragments(boolean kept) {
		super("kept fragments", "kept", 1000);
		texts = Caffeine.newBuilder().maximumWeight(kept ? MOST_CHARACTERS : 0).weigher((Key key, String text) -> text.length())
			.build();
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return NAMES.stream().map(name -> new Kept(prefix, name)).collect(Collectors.toSet());
	}

	private final class Kept extends AbstractAttributeTagProcessor {

		private final String fragment;

		Kept(String prefix, String fragment) {
			super(TemplateMode.HTML, prefix, null, false, fragment, true, 1000, true);
			this.fragment = fragment;
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String expression,
				IElementTagStructureHandler structure) {
			var key = new Key(fragment, StandardExpressions.getExpressionParser(context.getConfiguration())
				.parseExpression(context, expression).execute(context));
			String text = texts.getIfPresent(key);
			if (text == null) {
				text = render(context);
				texts.put(key, text);
			}
			structure.replaceWith(text, false);
		}

		private String render(ITemplateContext context) {
			var text = new StringWriter();
			context.getConfiguration().getTemplateManager()
				.parseAndProcess(new TemplateSpec(TEMPLATE, Set.of(fragment), TemplateMode.HTML, null), context, text);
			return text.toString();
		}
	}
}
