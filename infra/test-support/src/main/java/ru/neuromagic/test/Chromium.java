package ru.neuromagic.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** The machine's own Chromium, headless. Needs Playwright, which is an optional dependency here. */
public final class Chromium implements AutoCloseable {

	private static final List<Path> PLACES = Stream
		.of(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
				"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
		.filter(place -> place != null && !place.isBlank())
		.map(Path::of)
		.toList();

	private static final int PATIENCE_MILLISECONDS = 30_000;

	private final Playwright playwright;

	private final Browser browser;

	public Chromium() {
		Path executable = PLACES.stream()
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM"));
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
						"--disable-background-networking", "--disable-component-update", "--disable-sync")));
	}

	/**
	 * A person with a browser of their own: no cookies, one language, with or without JavaScript. Without it pages also
	 * change without transitions, which cover what is below them for 0.3 s: Playwright's second look at an element waits by
	 * the page's own timers, and those stand still there.
	 */
	public Page person(String url, Locale language, boolean javaScript, int width) {
		return context(new Browser.NewContextOptions().setLocale(language.toLanguageTag())
			.setJavaScriptEnabled(javaScript)
			.setReducedMotion(javaScript ? ReducedMotion.NO_PREFERENCE : ReducedMotion.REDUCE)
			.setViewportSize(width, 900)
			.setColorScheme(ColorScheme.DARK)
			.setBaseURL(url)).newPage();
	}

	/** A browser of its own, without cookies. */
	public BrowserContext context(Browser.NewContextOptions options) {
		BrowserContext context = this.browser.newContext(options);
		context.setDefaultTimeout(PATIENCE_MILLISECONDS);
		return context;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
