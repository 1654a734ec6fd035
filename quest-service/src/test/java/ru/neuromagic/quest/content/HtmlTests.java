package ru.neuromagic.quest.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HtmlTests {

	@Test
	void rendersProse() {
		assertThat(Html.ofMarkdown("Кто *видит* **ночью**?").value())
			.isEqualTo("<p>Кто <em>видит</em> <strong>ночью</strong>?</p>");
	}

	@Test
	void tellsPromptsAndAnswersApart() {
		assertThat(Html.ofMarkdown("```prompt\nТы сова\n```").value())
			.isEqualTo("<pre><code class=\"language-prompt\">Ты сова\n</code></pre>");
	}

	@Test
	void rendersTables() {
		assertThat(Html.ofMarkdown("|a|b|\n|-|-|\n|1|2|").value()).contains("<table>", "<th>a</th>", "<td>2</td>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
			"<a href=\"javascript:alert(1)\">x</a>", "![x](data:text/html;base64,xx)", "<iframe src=//evil></iframe>",
			"<p style=\"position:fixed\" onclick=\"x()\">x</p>" })
	void leavesNothingThatRuns(String markdown) {
		assertThat(Html.ofMarkdown(markdown).value()).doesNotContainPattern("<(?!/?(?:p|a|em|strong)\\b)")
			.doesNotContainPattern("(?i)<[^>]*(?:javascript:|data:| on\\w+=| style=)");
	}

	@Test
	void plainTextStaysPlain() {
		assertThat(Html.ofText("a *b* <c> [d](e) & 1. f").value()).isEqualTo("<p>a *b* &lt;c&gt; [d](e) &amp; 1. f</p>");
	}

	@Test
	void refusesBlank() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.ofMarkdown("  \n"));
	}

}
