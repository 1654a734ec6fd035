package ru.neuromagic.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class StyleguideTests {

	private static final Path ASSETS = Path.of("src/main/resources/static/assets");

	@Nested
	@PagesTest
	class ByDefault {

		@Test
		void isAbsent(Browser browser) {
			assertThat(browser.open("/styleguide").status()).isEqualTo(404);
		}
	}

	@Nested
	@PagesTest
	@TestPropertySource(properties = "STYLEGUIDE=true")
	class WhenItIsOn {

		/** The whole of a page or what only a script makes: shown by the pages themselves. */
		private static final Set<String> OF_PAGES_ONLY = Set.of(".about", ".celebration-canvas", ".course-head", ".document", ".failure", ".faq",
				".hero", ".inbox-head", ".lesson", ".sky-canvas", ".course-head__sky");

		@ParameterizedTest
		@ValueSource(strings = { "ru", "en" })
		void isOnePageInOneLanguage(String language, Browser browser) {
			Browser.Page page = browser.open("/styleguide?lang=" + language);
			Document document = page.document();
			assertThat(page.status()).isEqualTo(200);
			assertThat(document.select("html").attr("lang")).isEqualTo(language);
			assertThat(document.text()).doesNotContain("??");
			assertThat(document.select("script:not([src]), style, [style]")).isEmpty();
			assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
			assertThat(headingLevels(document)).startsWith(1).doesNotContainSequence(1, 3).containsOnlyOnce(1);
			assertThat(document.select("[aria-describedby], [aria-labelledby]")).allSatisfy(element -> assertThat(document.select("[id]").eachAttr("id"))
				.contains((element.attr("aria-describedby") + " " + element.attr("aria-labelledby")).strip().split(" +")));
			assertThat(document.select(".guide-contents a").eachAttr("href")).hasSizeGreaterThan(10)
				.allSatisfy(address -> assertThat(document.select(address + " > h2")).hasSize(1));
		}

		@Test
		void isNotForSearchEngines(Browser browser) {
			Browser.Page page = browser.open("/styleguide");
			assertThat(page.response().headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
			assertThat(page.document().select("meta[name=robots]").attr("content")).contains("noindex");
		}

		@Test
		void showsEachComponentThatHasAFile(Browser browser) throws IOException {
			Document document = browser.open("/styleguide").document();
			Set<String> missing = new TreeSet<>();
			try (Stream<Path> files = Files.list(ASSETS.resolve("css/components"))) {
				for (Path file : files.toList()) {
					mainClass(Files.readString(file)).filter(name -> document.select(name).isEmpty()).forEach(missing::add);
				}
			}
			assertThat(missing).isEqualTo(new TreeSet<>(OF_PAGES_ONLY));
		}

		@Test
		void showsEachIconAndEachColour(Browser browser) throws IOException {
			Document document = browser.open("/styleguide").document();
			assertThat(document.select(".guide-icons code").eachText())
				.containsExactlyElementsOf(all("<symbol id=\"([^\"]+)\"", Files.readString(ASSETS.resolve("img/icons.svg"))));
			assertThat(document.select(".swatches code").eachText()).contains("--violet", "--ink", "--surface", "--action-to")
				.doesNotContain("--shadow", "--space-1", "--heading");
		}

		private static List<Integer> headingLevels(Document document) {
			return document.select("h1, h2, h3, h4").stream().map(Element::tagName).map(name -> Integer.valueOf(name.substring(1)))
				.toList();
		}

		/** The class that a component's first rule is for; none in a file that is still empty. */
		private static Stream<String> mainClass(String css) {
			return all("(?m)^(\\.[a-z_-]+)", css).stream().limit(1);
		}

		private static List<String> all(String pattern, String text) {
			Matcher matcher = Pattern.compile(pattern).matcher(text);
			return matcher.results().map(found -> found.group(1)).toList();
		}
	}
}
