package ru.neuromagic.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: keeps cookies, sends the forms that it sees, follows redirects when told to. */
final class Browser {

	private static final String PUBLIC = "http://localhost:8080";

	private final String base;

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

	Browser(String base) {
		this.base = base;
	}

	record Page(int status, URI address, String html, HttpResponse<String> response) {

		Document document() {
			return Jsoup.parse(html, address.toString());
		}

		String text() {
			return document().text();
		}

		/** Where a redirect leads, without the origin of this site. */
		String location() {
			String location = response.headers().firstValue("Location").orElse("");
			return location.replaceFirst("^http://localhost:" + address.getPort(), "");
		}

		Element form(String action) {
			return document().select("form").stream().filter(form -> form.attr("action").equals(action)).findFirst()
				.orElseThrow(() -> new AssertionError("no form to " + action + " in\n" + html));
		}

		List<String> setCookies() {
			return response.headers().allValues("Set-Cookie");
		}
	}

	Browser loggedIn() {
		Page landed = follow(open("/login"));
		if (landed.status() != 200 || !landed.address().getPath().equals("/profile")) {
			throw new AssertionError("login ended at " + landed.address() + " with " + landed.status());
		}
		return this;
	}

	Page open(String path, String... headers) {
		// the public origin is the gateway's, which passes everything on
		String here = path.startsWith(PUBLIC + "/") ? path.substring(PUBLIC.length()) : path;
		return send(request(URI.create(here.startsWith("http") ? here : base + here), headers).GET());
	}

	Page show(String path) {
		return follow(open(path));
	}

	/** Follows redirects as far as they go. */
	Page follow(Page page) {
		for (int hops = 0; page.status() / 100 == 3 && hops < 12; hops++) {
			page = open(page.address().resolve(page.response().headers().firstValue("Location").orElseThrow()).toString());
		}
		return page;
	}

	/** Sends a form of the page as it stands, some fields replaced: name, value, name, value … */
	Page submit(Page page, String action, String... fields) {
		return submit(page, page.form(action), action, fields);
	}

	/** As {@link #submit} by another button of the form, which sends it elsewhere. */
	Page submitTo(Page page, String action, String otherAction, String... fields) {
		return submit(page, page.form(action), otherAction, fields);
	}

	private Page submit(Page page, Element form, String action, String... fields) {
		var pairs = new ArrayList<String>();
		List<String> replaced = Stream.iterate(0, i -> i < fields.length, i -> i + 2).map(i -> fields[i]).toList();
		for (Element input : form.select("input[name], textarea[name]")) {
			boolean sent = !input.attr("type").matches("radio|checkbox") || input.hasAttr("checked");
			if (sent && !replaced.contains(input.attr("name"))) {
				pairs.add(pair(input.attr("name"), input.tagName().equals("textarea") ? input.wholeText() : input.val()));
			}
		}
		for (int i = 0; i < fields.length; i += 2) {
			pairs.add(pair(fields[i], fields[i + 1]));
		}
		String stood = page.address().getRawQuery() == null ? page.address().getRawPath() : page.address().getRawPath() + "?" + page.address().getRawQuery();
		return post(action, String.join("&", pairs), "Referer", PUBLIC + stood);
	}

	/** As browsers do, it tells where the form stood: on this site, unless the headers say otherwise. */
	Page post(String path, String body, String... headers) {
		HttpRequest.Builder request = request(URI.create(base + path), headers);
		if (!List.of(headers).contains("Origin")) {
			request.header("Origin", PUBLIC);
		}
		return send(request.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/** A body of another kind than a browser's forms. */
	Page postAs(String type, String path, String body) {
		return send(request(URI.create(base + path)).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/** What no browser sends. */
	Page ask(String method, String path, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
		headers.forEach(request::setHeader);
		return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
	}

	Optional<HttpCookie> cookie(String name) {
		return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
	}

	/** As if the server had forgotten the session, which the browser still names. */
	void loseSession() {
		cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("SESSION"))
			.forEach(cookie -> cookie.setValue("MDE5OGMwZGUtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw"));
	}

	/** As if that cookie had never been set. */
	void forget(String name) {
		List<HttpCookie> all = List.copyOf(cookies.getCookieStore().getCookies());
		cookies.getCookieStore().removeAll();
		all.stream().filter(cookie -> !cookie.getName().equals(name))
			.forEach(cookie -> cookies.getCookieStore().add(URI.create(base), cookie));
	}

	static String pair(String name, String value) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private HttpRequest.Builder request(URI address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).setHeader("Accept", "text/html");
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		return request;
	}

	private Page send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Page(response.statusCode(), response.uri(), response.body(), response);
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}
}
