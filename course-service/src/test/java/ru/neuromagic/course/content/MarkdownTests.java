package ru.neuromagic.course.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

	final Markdown markdown = new Markdown();

	@Test
	void showsPromptsAndAnswersAsFigures() {
		assertThat(markdown.render("""
				```prompt
				Ты — редактор. <b>Сократи</b> & проверь.

				Второй абзац
				```

				```answer
				Готово
				```
				""").html()).isEqualTo("""
				<pre><code class="language-prompt">Ты — редактор. &lt;b&gt;Сократи&lt;/b&gt; &amp; проверь.

				Второй абзац
				</code></pre>
				<pre><code class="language-answer">Готово
				</code></pre>
				""");
	}

	@Test
	void tellsTheLanguageOfOtherFences() {
		assertThat(markdown.render("```json\n{\"a\": 1}\n```").html())
				.isEqualTo("<pre><code class=\"language-json\">{&#34;a&#34;: 1}\n</code></pre>\n");
	}

	@Test
	void anchorsHeadingsInAnyLanguageAndTellsThemApart() {
		assertThat(markdown.render("## Что дальше?\n\n### `roles` & goals\n\n## Что дальше?").html())
				.contains("<h2 id=\"что-дальше\">", "<h3 id=\"roles-goals\">", "<h2 id=\"что-дальше-2\">");
	}

	@Test
	void rendersTables() {
		assertThat(markdown.render("| a | b |\n|---|--:|\n| 1 | 2 |").html())
				.contains("<table>", "<th>a</th>", "<td align=\"right\">2</td>");
	}

	@ParameterizedTest
	@ValueSource(strings = {"<script>alert(1)</script>", "<p onclick=\"x()\">a</p>", "a <img src=x onerror=alert(1)> b",
			"<style>p{}</style>", "![x](https://example.org/x.png)", "# Title"})
	void refusesWhatMayNotBeShown(String text) {
		var rendered = markdown.render(text);
		assertThat(rendered.problems()).isNotEmpty();
		assertThat(rendered.html()).doesNotContain("<script", "<style", "<img", "<p on");
	}

	@Test
	void takesScriptsOutOfLinks() {
		var rendered = markdown.render("[a](javascript:alert(1)) [b](https://example.org/?a=1&b=2)");
		assertThat(rendered.links()).containsExactly("javascript:alert(1)", "https://example.org/?a=1&b=2");
		assertThat(rendered.html()).doesNotContain("javascript").contains("href=\"https://example.org/");
	}
}
