package ru.neuromagic.load.http;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Cookies and a connection: one person in front of the platform's one address. Used by one thread at a time. */
public final class Browser implements AutoCloseable {

	private static final int MOST_REDIRECTS = 10;

	private final Connection connection;

	private final Map<String, Cookie> cookies = new LinkedHashMap<>();

	private String address = "";

	public Browser(int port) {
		this.connection = new Connection(port);
	}

	private record Cookie(String name, String value, String path) {

		boolean goesTo(String target) {
			return target.startsWith(this.path);
		}

	}

	/** One request, no redirect followed. */
	public Response get(String target) throws IOException {
		return send("GET", target, null, Map.of());
	}

	/** A form, with whatever a script adds to its headers; no redirect followed. */
	public Response post(Form form, Map<String, String> headers) throws IOException {
		return send("POST", form.action(), form.encoded(), headers);
	}

	/** Opens an address as people do: over all redirects, to a page. */
	public String open(String target) throws IOException {
		return page(get(target));
	}

	/** Sends a form as people do. */
	public String submit(Form form) throws IOException {
		return page(post(form, Map.of()));
	}

	private String page(Response first) throws IOException {
		Response response = first;
		for (int i = 0; i < MOST_REDIRECTS && response.status() / 100 == 3; i++) {
			response = get(response.header("location").orElseThrow());
		}
		if (response.status() != 200) {
			throw UnexpectedAnswer.of(this.address, response.status());
		}
		return response.text();
	}

	/** Where the last answer came from: path and query. */
	public String address() {
		return this.address;
	}

	private Response send(String method, String target, @Nullable String body, Map<String, String> more)
			throws IOException {
		URI uri = URI.create(target);
		String path = uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Accept", "text/html");
		headers.put("Accept-Encoding", "gzip");
		headers.put("Accept-Language", "ru");
		String sent = this.cookies.values()
			.stream()
			.filter(cookie -> cookie.goesTo(path))
			.map(cookie -> cookie.name() + "=" + cookie.value())
			.collect(Collectors.joining("; "));
		if (!sent.isEmpty()) {
			headers.put("Cookie", sent);
		}
		if (body != null) {
			headers.put("Content-Type", "application/x-www-form-urlencoded");
		}
		headers.putAll(more);
		Response response = this.connection.send(method, path, headers, body);
		this.address = path;
		response.headers().stream().filter(header -> header[0].equalsIgnoreCase("set-cookie")).forEach(header -> keep(header[1]));
		return response;
	}

	private void keep(String header) {
		String[] parts = header.split(";");
		int equals = parts[0].indexOf('=');
		String name = parts[0].substring(0, equals).strip();
		String value = parts[0].substring(equals + 1).strip();
		String path = "/";
		boolean gone = value.isEmpty();
		for (String part : parts) {
			String attribute = part.strip();
			if (attribute.regionMatches(true, 0, "path=", 0, 5)) {
				path = attribute.substring(5);
			}
			gone |= attribute.equalsIgnoreCase("max-age=0");
		}
		if (gone) {
			this.cookies.remove(name);
		}
		else {
			this.cookies.put(name, new Cookie(name, value, path));
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
