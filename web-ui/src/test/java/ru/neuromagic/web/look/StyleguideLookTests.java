package ru.neuromagic.web.look;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import ru.neuromagic.web.Pages;
import ru.neuromagic.web.look.Visits.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/** The page with all components, which is no page of production: each of them can be used by everybody in each state. */
@BrowserTest
@TestPropertySource(properties = "STYLEGUIDE=true")
class StyleguideLookTests {

	private static final Pages.State STYLEGUIDE = new Pages.State("styleguide", false, "/styleguide", 200, () -> {
	}, page -> {
	});

	@Test
	void hasOnlyComponentsThatEverybodyCanUse(Visits visits) {
		Set<String> found = new LinkedHashSet<>();
		for (String language : List.of("ru", "en")) {
			Page tab = visits.open(STYLEGUIDE, Visitor.of(STYLEGUIDE, language), Visits.SMALLEST);
			found.addAll(Probe.wide(tab));
			found.addAll(Probe.smallTargets(tab));
			for (int width : List.of(Visits.SMALLEST, Visits.DESKTOP)) {
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
}
