package ru.neuromagic.web.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.web.Pages;
import ru.neuromagic.web.look.Visits.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page may cost on the first visit, with motion on; and that it stands still and keeps quiet. */
@BrowserTest
class BudgetTests {

	private static final int KILOBYTE = 1024;

	/** Of the sums of layout shifts, 0 to 1. */
	private static final double STILL = 0.02;

	private static final List<Integer> WIDTHS = List.of(Visits.SMALLEST, Visits.DESKTOP);

	/** What moved since the page began to load, and what moves while it is scrolled: how far, and what. */
	private static final String READ_TO_THE_END = """
			async () => {
			  const shifts = [];
			  new PerformanceObserver((list) => {
			    for (const shift of list.getEntries()) {
			      if (!shift.hadRecentInput) shifts.push([shift.value, shift.sources.map(({ node }) => node?.className || node?.nodeName).join(', ')]);
			    }
			  }).observe({ type: 'layout-shift', buffered: true });
			  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
			  await document.fonts.ready;
			  await frame();
			  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
			    scrollTo(0, y);
			    await frame();
			  }
			  return shifts;
			}""";

	/** Addresses of fonts that were used, and of those that were preloaded. */
	private static final String FONTS = """
			async () => {
			  await document.fonts.ready;
			  const flat = (rules) => [...rules].flatMap((rule) => rule instanceof CSSFontFaceRule ? [rule] : rule.cssRules ? flat(rule.cssRules) : []);
			  // some are only measures for a font of the machine
			  const address = (rule) => /url\\("?([^")]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
			  const faces = [...document.styleSheets].flatMap((sheet) => flat(sheet.cssRules).map((rule) =>
			    address(rule) && new URL(address(rule), sheet.href).pathname));
			  const loaded = [...document.fonts].map((face) => face.status === 'loaded');
			  return [faces.filter((face, n) => face && loaded[n]),
			    [...document.querySelectorAll('link[rel=preload][as=font]')].map((link) => new URL(link.href).pathname)];
			}""";

	static Stream<Pages.State> all() {
		return Pages.all().stream();
	}

	static Stream<Pages.State> main() {
		return Pages.main().stream();
	}

	@ParameterizedTest
	@MethodSource("main")
	void firstVisitIsSmallAndNothingMoves(Pages.State page, Visits visits) {
		for (int width : WIDTHS) {
			// somebody who was never here
			try (BrowserContext context = visits.context(page.learner(), Locale.of("ru"),
					new Browser.NewContextOptions().setViewportSize(width, Visits.HEIGHT))) {
				Page tab = context.newPage();
				var transfers = new Transfers(context.newCDPSession(tab));
				Visits.open(page, tab);
				assertStandsStill(page, width, tab);
				if (width == Visits.DESKTOP) {
					assertThat(transfers.bytes("Document")).as("HTML").isBetween(1, 60 * KILOBYTE);
					assertThat(transfers.bytes("Stylesheet")).as("CSS").isBetween(1, 40 * KILOBYTE);
					assertThat(transfers.bytes("Script")).as("JavaScript").isBetween(1, 40 * KILOBYTE);
					// two subsets of two families, and for prompts of a third
					assertThat(transfers.bytes("Font")).as("fonts").isLessThanOrEqualTo(160 * KILOBYTE);
					assertThat(transfers.bytes()).as("all").isLessThanOrEqualTo(300 * KILOBYTE);
					assertPreloadsOnlyWhatItUses(tab);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void keepsQuietAndToItself(Pages.State page, Visits visits) {
		var heard = new ArrayList<String>();
		Consumer<String> errors = error -> heard.add("error: " + error);
		Consumer<ConsoleMessage> messages = message -> {
			if (List.of("error", "warning").contains(message.type()) && !isExpected(message, page)) {
				heard.add(message.type() + ": " + message.text());
			}
		};
		Consumer<Request> requests = request -> {
			if (!request.url().startsWith("data:") && !request.url().contains("//" + visits.host() + "/")) {
				heard.add("elsewhere: " + request.url());
			}
		};
		Visitor visitor = Visitor.of(page, "ru").inMotion();
		Page tab = visits.tabOf(visitor);
		tab.onPageError(errors);
		tab.onConsoleMessage(messages);
		tab.onRequest(requests);
		try {
			for (int width : WIDTHS) {
				assertStandsStill(page, width, visits.open(page, visitor, width));
			}
		}
		finally {
			tab.offPageError(errors);
			tab.offConsoleMessage(messages);
			tab.offRequest(requests);
		}
		assertThat(heard).isEmpty();
	}

	private static void assertStandsStill(Pages.State page, int width, Page tab) {
		List<?> shifts = (List<?>) tab.evaluate(READ_TO_THE_END);
		double sum = shifts.stream().mapToDouble(shift -> ((Number) ((List<?>) shift).getFirst()).doubleValue()).sum();
		assertThat(sum).as("layout shift of %s at %d px: %s", page, width, shifts).isLessThanOrEqualTo(STILL);
	}

	private static void assertPreloadsOnlyWhatItUses(Page tab) {
		@SuppressWarnings("unchecked")
		var fonts = (List<List<String>>) tab.evaluate(FONTS);
		assertThat(fonts.getFirst()).as("fonts used").containsAll(fonts.getLast());
	}

	/** Chromium tells of pages and forms that are answered with an error; Playwright, that it keeps the service worker away. */
	private static boolean isExpected(ConsoleMessage message, Pages.State page) {
		String text = message.text();
		return text.startsWith("Failed to load resource") && !message.location().contains("/assets/")
				&& (text.matches(".*status of (422|503).*") || page.status() >= 400 && text.contains("status of " + page.status()))
				|| text.contains("blocked by Playwright");
	}

	/** What comes over the wire, as Chromium counts it: compressed, with headers. */
	private static final class Transfers {

		private final Map<String, String> types = new HashMap<>();

		private final Map<String, Integer> bytes = new HashMap<>();

		Transfers(CDPSession session) {
			session.on("Network.responseReceived", response -> this.types.put(response.get("requestId").getAsString(),
					response.get("type").getAsString()));
			session.on("Network.loadingFinished", end -> this.bytes.put(end.get("requestId").getAsString(),
					end.get("encodedDataLength").getAsInt()));
			session.send("Network.enable");
		}

		int bytes(String type) {
			return this.bytes.entrySet().stream().filter(entry -> type.equals(this.types.get(entry.getKey())))
				.mapToInt(Map.Entry::getValue).sum();
		}

		int bytes() {
			return this.bytes.values().stream().mapToInt(Integer::intValue).sum();
		}
	}
}
