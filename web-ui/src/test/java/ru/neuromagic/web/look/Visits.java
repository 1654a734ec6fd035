package ru.neuromagic.web.look;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import ru.neuromagic.test.Chromium;
import ru.neuromagic.web.Pages;

import static org.assertj.core.api.Assertions.assertThat;

/** Visits to the pages of one server by one Chromium, which is started once and kept; so are its tabs. */
final class Visits implements AutoCloseable {

	/** When all visits take place: what the services tell happened before, and the documents are in force. */
	static final Instant NOW = Instant.parse("2026-12-05T09:00:00Z");

	/** How high the window is, whatever its width. */
	static final int HEIGHT = 800;

	static final int DESKTOP = 1280;

	static final int PHONE = 360;

	static final int SMALLEST = 320;

	/** Playwright's own way to do this makes all timers of a page slow. */
	private static final String STOPPED_CLOCK = """
			{
			  const now = %d;
			  const Moving = Date;
			  globalThis.Date = class Date extends Moving {
			    constructor(...parts) { super(...(parts.length ? parts : [now])); }
			    static now() { return now; }
			  };
			}""".formatted(NOW.toEpochMilli());

	private final Chromium chromium = new Chromium();

	private final String url;

	private final Map<Visitor, Page> tabs = new HashMap<>();

	private @Nullable HttpCookie session;

	private Visits(String url) {
		this.url = url;
	}

	/**
	 * Somebody in front of a screen. Times stand still, nothing is kept for offline, and the theme is the system's.
	 *
	 * @param scale device pixels for one of CSS
	 */
	record Visitor(boolean learner, Locale language, boolean javaScript, boolean motion, double scale) {

		static Visitor of(Pages.State page, String language) {
			return new Visitor(page.learner(), Locale.of(language), true, false, 1);
		}

		Visitor withoutJavaScript() {
			return new Visitor(learner, language, false, motion, scale);
		}

		Visitor inMotion() {
			return new Visitor(learner, language, javaScript, true, scale);
		}

		Visitor scaled(double scale) {
			return new Visitor(learner, language, javaScript, motion, scale);
		}
	}

	/** Opens a page until it looks as its state says, in a tab that stays open for the next page. */
	Page open(Pages.State page, Visitor visitor, int width) {
		Page tab = tabOf(visitor);
		tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		tab.setViewportSize(width, HEIGHT);
		return open(page, tab);
	}

	/** The tab in which all pages are opened for a visitor. */
	Page tabOf(Visitor visitor) {
		return tabs.computeIfAbsent(visitor, this::newTab);
	}

	/** Opens a page in a tab that was made for it. */
	static Page open(Pages.State page, Page tab) {
		Pages.reset();
		page.services().run();
		Response response = tab.navigate(page.address());
		assertThat(response.status()).as("status of %s", page).isEqualTo(page.status());
		page.steps().accept(tab);
		tab.waitForLoadState();
		return tab;
	}

	static void theme(Page tab, String theme) {
		tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
	}

	private Page newTab(Visitor visitor) {
		BrowserContext context = context(visitor.learner(), visitor.language(), new Browser.NewContextOptions()
			.setJavaScriptEnabled(visitor.javaScript())
			.setDeviceScaleFactor(visitor.scale())
			.setReducedMotion(visitor.motion() ? ReducedMotion.NO_PREFERENCE : ReducedMotion.REDUCE)
			.setServiceWorkers(ServiceWorkerPolicy.BLOCK));
		context.addInitScript(STOPPED_CLOCK);
		return context.newPage();
	}

	/** A browser with nothing but the language and, for a learner, the session. */
	BrowserContext context(boolean learner, Locale language, Browser.NewContextOptions options) {
		BrowserContext context = chromium.context(options.setBaseURL(url)
			.setLocale(language.toLanguageTag())
			.setTimezoneId("Europe/Moscow")
			.setColorScheme(ColorScheme.DARK));
		context.addCookies(List.of(new Cookie("lang", language.getLanguage()).setUrl(url)));
		if (learner) {
			if (session == null) {
				session = Pages.session(url);
			}
			context.addCookies(List.of(new Cookie("SESSION", session.getValue()).setUrl(url)));
		}
		return context;
	}

	String host() {
		return URI.create(url).getAuthority();
	}

	@Override
	public void close() {
		chromium.close();
	}

	/** One for all tests that meet the same server. */
	static final class Resolver implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
			return parameter.getParameter().getType() == Visits.class;
		}

		@Override
		public Visits resolveParameter(ParameterContext parameter, ExtensionContext test) {
			String url = "http://localhost:" + SpringExtension.getApplicationContext(test).getEnvironment()
				.getRequiredProperty("local.server.port");
			return test.getRoot().getStore(ExtensionContext.Namespace.create(Visits.class)).computeIfAbsent(url,
					any -> new Visits(url), Visits.class);
		}
	}
}
