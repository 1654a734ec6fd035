package ru.neuromagic.local.mailbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox's addresses: pages for people, and the JSON of Mailpit for programs. */
final class MailboxHandler implements HttpHandler {

	private static final Pattern PAGE = Pattern.compile("/mail/([0-9a-z]+)(/html|/source)?");

	private static final Pattern API = Pattern.compile("/api/v1/message/([0-9a-z]+)(/raw)?");

	private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

	private static final int LARGEST_BODY = 1024 * 1024;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final MailStore store;

	MailboxHandler(MailStore store) {
		this.store = store;
	}

	private record Answer(int status, String type, byte[] body, Map<String, String> headers) {

		static Answer html(int status, String page) {
			return new Answer(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8),
					Map.of("Content-Security-Policy",
							"default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
		}

		/** A mail's own HTML: no script, no form, nothing loaded from elsewhere. */
		static Answer foreignHtml(String html) {
			return new Answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8),
					Map.of("Content-Security-Policy",
							"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"));
		}

		static Answer json(int status, Object value) {
			return new Answer(status, "application/json", JSON.writeValueAsBytes(value), Map.of());
		}

		static Answer text(int status, String text) {
			return plain(status, text.getBytes(StandardCharsets.UTF_8));
		}

		static Answer plain(int status, byte[] text) {
			return new Answer(status, "text/plain; charset=utf-8", text, Map.of());
		}

		static Answer seeOther(String location) {
			return new Answer(303, "text/plain; charset=utf-8", new byte[0], Map.of("Location", location));
		}

	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Answer answer;
			try {
				answer = answer(exchange);
			}
			catch (RuntimeException ex) {
				ex.printStackTrace();
				answer = Answer.text(500, "The mailbox failed; its log says why.\n");
			}
			var headers = exchange.getResponseHeaders();
			headers.set("Content-Type", answer.type());
			headers.set("Cache-Control", "no-store");
			headers.set("X-Content-Type-Options", "nosniff");
			headers.set("Referrer-Policy", "no-referrer");
			answer.headers().forEach(headers::set);
			boolean head = exchange.getRequestMethod().equals("HEAD");
			exchange.sendResponseHeaders(answer.status(), (head || answer.body().length == 0) ? -1 : answer.body().length);
			if (!head) {
				exchange.getResponseBody().write(answer.body());
			}
		}
	}

	private Answer answer(HttpExchange exchange) throws IOException {
		@Nullable String host = exchange.getRequestHeaders().getFirst("Host");
		if (host == null || !LOCAL.matcher(host).matches()) {
			// a page of another site could otherwise read codes through a name that resolves to this machine
			return Answer.text(421, "The mailbox answers to localhost only.\n");
		}
		String path = exchange.getRequestURI().getPath();
		return switch (exchange.getRequestMethod()) {
			case "GET", "HEAD" -> get(path, query(exchange.getRequestURI()));
			case "POST" -> path.equals("/delete") ? deleteByForm(exchange, host) : notFound(path);
			case "DELETE" -> path.equals("/api/v1/messages") ? deleteByApi(exchange) : notFound(path);
			default -> new Answer(405, "text/plain; charset=utf-8", "Method not allowed\n".getBytes(StandardCharsets.UTF_8),
					Map.of("Allow", "GET, HEAD, POST, DELETE"));
		};
	}

	private Answer get(String path, Map<String, String> query) throws IOException {
		if (path.equals("/")) {
			return Answer.html(200, MailboxPage.list(List.copyOf(this.store.all()), this.store.unread()));
		}
		if (path.equals("/api/v1/messages")) {
			return messages(query);
		}
		if (path.equals("/api/v1/message/latest")) {
			return message(this.store.newest());
		}
		Matcher api = API.matcher(path);
		if (api.matches()) {
			Optional<StoredMail> mail = this.store.find(api.group(1));
			if (api.group(2) == null) {
				return message(mail);
			}
			return mail.isPresent() ? Answer.plain(200, this.store.raw(mail.get())) : noMessage();
		}
		Matcher page = PAGE.matcher(path);
		if (page.matches()) {
			Optional<StoredMail> mail = this.store.find(page.group(1));
			return mail.isPresent() ? page(mail.get(), page.group(2), query) : notFound(path);
		}
		return notFound(path);
	}

	private Answer page(StoredMail mail, @Nullable String part, Map<String, String> query) throws IOException {
		if ("/html".equals(part)) {
			return Answer.foreignHtml(mail.html());
		}
		if ("/source".equals(part)) {
			return Answer.plain(200, this.store.raw(mail));
		}
		return Answer.html(200, MailboxPage.mail(this.store.markRead(mail), "text".equals(query.get("view"))));
	}

	private Answer messages(Map<String, String> query) {
		int start = number(query.get("start"), 0);
		int limit = number(query.get("limit"), 50);
		if (start < 0 || limit < 0) {
			return Answer.json(400, Map.of("Error", "start and limit are whole numbers from 0"));
		}
		return Answer.json(200, MailpitJson.list(List.copyOf(this.store.all()), start, limit, this.store.unread()));
	}

	private Answer message(Optional<StoredMail> mail) throws IOException {
		return mail.isPresent() ? Answer.json(200, MailpitJson.message(this.store.markRead(mail.get()))) : noMessage();
	}

	private static Answer noMessage() {
		return Answer.json(404, Map.of("Error", "message not found"));
	}

	private static Answer notFound(String path) {
		return path.startsWith("/api/") ? Answer.json(404, Map.of("Error", "not found"))
				: Answer.html(404, MailboxPage.notFound());
	}

	/** Without a body, or without ids in it, all are deleted, as in Mailpit. */
	private Answer deleteByApi(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
		if (body.length == 0) {
			this.store.deleteAll();
			return Answer.text(200, "ok");
		}
		try {
			JsonNode ids = JSON.readTree(body).path("IDs");
			if (ids.isEmpty()) {
				this.store.deleteAll();
			}
			else {
				this.store.delete(ids.valueStream().map(JsonNode::asString).toList());
			}
			return Answer.text(200, "ok");
		}
		catch (JacksonException ex) {
			return Answer.json(400, Map.of("Error", "the body is not JSON"));
		}
	}

	/** Only our own page may delete: a form of another site would send another origin. */
	private Answer deleteByForm(HttpExchange exchange, String host) {
		@Nullable String origin = exchange.getRequestHeaders().getFirst("Origin");
		if (origin != null && !origin.equals("http://" + host) && !origin.equals("null")) {
			return Answer.text(403, "Only the mailbox's own page may delete.\n");
		}
		@Nullable String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin")) {
			return Answer.text(403, "Only the mailbox's own page may delete.\n");
		}
		this.store.deleteAll();
		return Answer.seeOther("/");
	}

	private static int number(@Nullable String text, int otherwise) {
		try {
			return (text == null || text.isEmpty()) ? otherwise : Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static Map<String, String> query(URI uri) {
		Map<String, String> query = new HashMap<>();
		if (uri.getRawQuery() != null) {
			Arrays.stream(uri.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
				try {
					query.put(URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
							(pair.length == 1) ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
				}
				catch (IllegalArgumentException malformed) {
					// a parameter that nobody can read is no parameter
				}
			});
		}
		return query;
	}

}
