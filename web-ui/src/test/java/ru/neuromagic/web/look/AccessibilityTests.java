package ru.neuromagic.web.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.web.Pages;
import ru.neuromagic.web.look.Visits.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/** Each page can be used by everybody: WCAG 2.2 AA as far as a machine can tell. */
@BrowserTest
class AccessibilityTests {

	private static final List<Integer> WIDTHS = List.of(Visits.DESKTOP, Visits.PHONE);

	static Stream<Pages.State> pages() {
		return Pages.all().stream();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void axeFindsNothing(Pages.State page, Visits visits) {
		Set<String> found = new LinkedHashSet<>();
		for (String language : List.of("ru", "en")) {
			Page tab = visits.open(page, Visitor.of(page, language), Visits.DESKTOP);
			for (int width : WIDTHS) {
				tab.setViewportSize(width, Visits.HEIGHT);
				Visits.theme(tab, "dark");
				Axe.violations(tab).forEach(violation -> found.add("%s, dark, %d px: %s".formatted(language, width, violation)));
				Visits.theme(tab, "light");
				Axe.violationsOfColour(tab)
					.forEach(violation -> found.add("%s, light, %d px: %s".formatted(language, width, violation)));
			}
		}
		assertThat(found).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void fitsAndCanBeHitAndShowsItsFocus(Pages.State page, Visits visits) {
		Page tab = visits.open(page, Visitor.of(page, "ru"), Visits.SMALLEST);
		List<String> found = new ArrayList<>();
		found.addAll(Probe.wide(tab));
		found.addAll(Probe.smallTargets(tab));
		for (int width : List.of(Visits.SMALLEST, Visits.DESKTOP)) {
			tab.setViewportSize(width, Visits.HEIGHT);
			Probe.focus(tab).forEach(problem -> found.add("%d px: %s".formatted(width, problem)));
		}
		assertThat(found).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "320,568,ru", "360,640,ru", "320,568,en", "360,640,en" })
	void homeShowsItsMainButtonOnAPhonesFirstScreen(int width, int height, String language, Visits visits) {
		Pages.State home = Pages.named("home");
		Page tab = visits.open(home, Visitor.of(home, language), width);
		tab.setViewportSize(width, height);
		BoundingBox button = tab.locator(".hero__text a.button[href='/register']").boundingBox();
		assertThat(button.y + button.height).isLessThan(tab.locator(".bottom-bar").boundingBox().y);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void keepsItsContentWithoutJavaScript(Pages.State page, Visits visits) {
		List<String> with = words(visits.open(page, Visitor.of(page, "ru"), Visits.DESKTOP));
		Page tab = visits.open(page, Visitor.of(page, "ru").withoutJavaScript(), Visits.DESKTOP);
		List<String> without = words(tab);
		assertThat(tab.locator("h1")).extracting(heading -> heading.isVisible()).isEqualTo(true);
		List<String> lost = new ArrayList<>(with);
		without.forEach(lost::remove);
		// what helps only those who have JavaScript: shortcuts, copying, a countdown
		assertThat(lost).hasSizeLessThanOrEqualTo(Math.max(8, with.size() / 6));
	}

	private static List<String> words(Page tab) {
		return Arrays.stream(tab.locator("main").innerText().strip().split("\\s+")).toList();
	}
}
