package ru.neuromagic.web.look;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;

import ru.neuromagic.test.Chromium;

/**
 * Measures pages of a running platform as a machine with a quarter of this one's speed would show them, on first visits:
 * {@code PageSpeed http://localhost:8080 [e-mail password]}. Not a test: the figures are worth something only on a machine that
 * does nothing else.
 */
final class PageSpeed {

	private static final int SLOWER = 4;

	private static final int RUNS = 5;

	private static final List<String> GUEST = List.of("/", "/courses", "/courses/prompting-basics",
			"/courses/prompting-basics/lessons/how-models-answer", "/quest/first-prompt", "/register");

	private static final List<String> LEARNER = List.of("/", "/profile", "/courses/prompting-basics", "/quest/first-prompt",
			"/notifications");

	/** Tasks of more than 50 ms are long; what they take beyond that blocks. */
	private static final String OBSERVE = """
			globalThis.seen = { lcp: 0, cls: 0, longest: 0, blocked: 0 };
			const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
			observe('largest-contentful-paint', (paint) => { seen.lcp = paint.startTime; });
			observe('layout-shift', (shift) => { if (!shift.hadRecentInput) seen.cls += shift.value; });
			observe('longtask', (task) => {
			  seen.longest = Math.max(seen.longest, task.duration);
			  seen.blocked += task.duration - 50;
			});""";

	/** Resolves when nothing was painted or computed for a while. */
	private static final String SETTLE = """
			() => new Promise((done) => setTimeout(() => requestIdleCallback(() => done(seen), { timeout: 2000 }), 1200))""";

	/** Frames in a second of scrolling, while the pointer moves: [per second, longest pause in ms]. */
	private static final String FRAMES = """
			() => new Promise((done) => {
			  const begin = performance.now();
			  let last = begin;
			  let frames = 0;
			  let longest = 0;
			  const step = (now) => {
			    frames += 1;
			    longest = Math.max(longest, now - last);
			    last = now;
			    const passed = now - begin;
			    scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * passed / 2000);
			    dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: 100 + passed / 4, clientY: 300 + 100 * Math.sin(passed / 200), bubbles: true }));
			    if (passed < 2000) requestAnimationFrame(step);
			    else done([frames * 1000 / passed, longest]);
			  };
			  requestAnimationFrame(step);
			})""";

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	/** Times in milliseconds, the rest as counted. */
	private record Visit(double lcp, double cls, double longestTask, double blocked, double bytes, double framesPerSecond,
			double longestFrame) {
	}

	private final Chromium chromium;

	private final String url;

	private PageSpeed(Chromium chromium, String url) {
		this.chromium = chromium;
		this.url = url;
	}

	public static void main(String[] args) {
		try (var chromium = new Chromium()) {
			var speed = new PageSpeed(chromium, args.length > 0 ? args[0] : "http://localhost:8080");
			OUT.printf("median of %d first visits, processor %d× slower%n", RUNS, SLOWER);
			OUT.printf("%-58s %6s %7s %7s %6s %6s %5s %7s%n", "page, width", "LCP", "CLS", "longest", "TBT", "KB", "fps", "pause");
			speed.measure("guest", GUEST, List.of());
			if (args.length > 2) {
				speed.measure("learner", LEARNER, speed.logIn(args[1], args[2]));
			}
		}
	}

	private void measure(String who, List<String> pages, List<Cookie> cookies) {
		for (String page : pages) {
			for (int width : List.of(360, 1280)) {
				List<Visit> visits = new ArrayList<>();
				for (int run = 0; run < RUNS; run++) {
					visits.add(visit(page, width, cookies));
				}
				OUT.printf("%-58s %6.0f %7.4f %7.0f %6.0f %6.1f %5.0f %7.0f%n", who + " " + page + ", " + width,
						median(visits, Visit::lcp), median(visits, Visit::cls), median(visits, Visit::longestTask),
						median(visits, Visit::blocked), median(visits, Visit::bytes) / 1024,
						median(visits, Visit::framesPerSecond), median(visits, Visit::longestFrame));
			}
		}
	}

	private Visit visit(String page, int width, List<Cookie> cookies) {
		try (BrowserContext context = context(width)) {
			context.addCookies(cookies);
			context.addInitScript(OBSERVE);
			Page tab = context.newPage();
			CDPSession session = context.newCDPSession(tab);
			Map<String, Long> bytes = new HashMap<>();
			session.on("Network.loadingFinished", end -> bytes.put(end.get("requestId").getAsString(),
					end.get("encodedDataLength").getAsLong()));
			session.send("Network.enable");
			var slow = new JsonObject();
			slow.addProperty("rate", SLOWER);
			session.send("Emulation.setCPUThrottlingRate", slow);
			tab.navigate(page);
			@SuppressWarnings("unchecked")
			var seen = (Map<String, Number>) tab.evaluate(SETTLE);
			long transferred = bytes.values().stream().mapToLong(Long::longValue).sum();
			@SuppressWarnings("unchecked")
			var frames = (List<Number>) tab.evaluate(FRAMES);
			return new Visit(seen.get("lcp").doubleValue(), seen.get("cls").doubleValue(), seen.get("longest").doubleValue(),
					seen.get("blocked").doubleValue(), transferred, frames.getFirst().doubleValue(),
					frames.getLast().doubleValue());
		}
	}

	private List<Cookie> logIn(String email, String password) {
		try (BrowserContext context = context(1280)) {
			Page tab = context.newPage();
			tab.navigate("/login");
			tab.locator("input[name=username]").fill(email);
			tab.locator("input[name=password]").fill(password);
			tab.locator("[type=submit]").first().click();
			tab.waitForURL("**/profile*");
			return context.cookies(this.url).stream().filter(cookie -> cookie.name.equals("SESSION"))
				.map(cookie -> new Cookie(cookie.name, cookie.value).setUrl(this.url)).toList();
		}
	}

	private BrowserContext context(int width) {
		return this.chromium.context(new Browser.NewContextOptions().setBaseURL(this.url)
			.setLocale("ru")
			.setColorScheme(ColorScheme.DARK)
			.setViewportSize(width, 800));
	}

	private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
		return visits.stream().mapToDouble(figure).sorted().skip(visits.size() / 2).findFirst().orElseThrow();
	}
}
