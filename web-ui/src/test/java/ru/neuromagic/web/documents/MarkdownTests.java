package ru.neuromagic.web.documents;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MarkdownTests {

	private final Markdown markdown = new Markdown(Map.of("operator-name", "ООО «Звезда» <b>*</b> $1", "contact-email", "anna_b@example.ru"));

	@Test
	void splitsATextIntoItsSections() {
		Text text = markdown.render("# Оферта\n\nНачало.\n\n## 1. Стороны {#parties}\n\nМы и вы.\n\n## 2. Цена {#price}\n\n### Сейчас\n\n- нет\n");
		assertThat(text.title()).isEqualTo("Оферта");
		assertThat(text.introHtml()).isEqualToIgnoringWhitespace("<p>Начало.</p>");
		assertThat(text.sections()).extracting(Text.Section::id).containsExactly("parties", "price");
		assertThat(text.sections()).extracting(Text.Section::title).containsExactly("1. Стороны", "2. Цена");
		assertThat(text.sections().getLast().html()).isEqualToIgnoringWhitespace("<h3>Сейчас</h3><ul><li>нет</li></ul>");
	}

	@Test
	void letsAClauseBeCited() {
		assertThat(markdown.render("# A\n\n## 2. B {#b}\n\n2.10. Да.\n\n2. пункт списка\n").sections().getFirst().html())
			.contains("<p id=\"p-2-10\">2.10. Да.</p>").doesNotContain("<p id=\"p-2\"");
	}

	@Test
	void putsValuesInAsTheyAre() {
		assertThat(markdown.render("# О {operator-name}\n\n{operator-name}: [{contact-email}](mailto:{contact-email})")).isEqualTo(
				new Text("О ООО «Звезда» <b>*</b> $1", "<p>ООО «Звезда» &lt;b&gt;*&lt;/b&gt; $1: <a href=\"mailto:anna_b@example.ru\">anna_b@example.ru</a></p>\n",
						java.util.List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Без заголовка", "## 1. Нет {#no}", "# A\n\n## Без имени", "# A\n\n## B {#b}\n\n## C {#b}", "# A\n\n{nobody-knows}" })
	void refusesWhatWouldBeABrokenPage(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> markdown.render(text));
	}
}
