package ru.neuromagic.gateway.fallback;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import ru.neuromagic.gateway.observation.RequestId;
import ru.neuromagic.gateway.observation.Traces;

/**
 * Turns whatever goes wrong in the gateway into an answer: a page for people, a problem detail (RFC 9457) for programs.
 * Never says more than the {@link Problem}; what was unexpected goes to the log.
 */
@Component
public class ErrorAnswers {

	/** The cookie in which web-ui keeps the chosen language. */
	private static final String LANGUAGE_COOKIE = "lang";

	/** The page has a style sheet and two links. */
	private static final String CSS_ONLY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; "
			+ "base-uri 'none'; form-action 'none'";

	private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

	private final JsonMapper json;

	private final ErrorPage page = new ErrorPage();

	ErrorAnswers(JsonMapper json) {
		this.json = json;
	}

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(error -> answer(exchange, error));
	}

	private Mono<Void> answer(ServerWebExchange exchange, Throwable error) {
		ServerHttpResponse response = exchange.getResponse();
		if (error instanceof AbortedException) {
			return Mono.error(error);
		}
		if (isAnsweredByServer(response, error)) {
			response.setStatusCode(Problem.BAD_REQUEST.status());
			return Mono.empty();
		}
		Refusal refusal = refusalFor(error);
		report(exchange, refusal, error);
		if (response.isCommitted()) {
			return Mono.error(error);
		}
		ServerHttpRequest request = exchange.getRequest();
		HttpCookie chosen = request.getCookies().getFirst(LANGUAGE_COOKIE);
		RequestId id = RequestId.of(exchange);
		Answer answer = render(refusal, request.getMethod(), request.getURI().getRawPath(),
				request.getHeaders().getFirst(HttpHeaders.ACCEPT), chosen == null ? null : chosen.getValue(),
				Look.chosenIn(request), request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE), id == null ? "" : id.value());

		HttpHeaders headers = response.getHeaders();
		headers.clear();
		headers.putAll(refusal.headers());
		headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
		headers.set("Content-Language", answer.language());
		headers.setContentLength(answer.body().length);
		headers.setCacheControl("no-store");
		if (answer.html()) {
			headers.set("Content-Security-Policy", CSS_ONLY_POLICY);
		}
		if (refusal.problem() == Problem.BODY_TOO_LARGE || refusal.problem() == Problem.REQUEST_TOO_SLOW) {
			// whatever else of the body comes is not read, so that the connection cannot be used again
			headers.setConnection("close");
		}
		response.setStatusCode(refusal.problem().status());
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
	}

	/** A body that is malformed after a good head the server refuses by itself; whoever answers then, too, is told so. */
	private static boolean isAnsweredByServer(ServerHttpResponse response, Throwable error) {
		boolean begun = ServerHttpResponseDecorator.<HttpServerResponse>getNativeResponse(response).hasSentHeaders();
		return begun && (!response.isCommitted() || "Status and headers already sent".equals(error.getMessage()));
	}

	/** An answer to a request line that is no URI. */
	public Answer malformed(String requestTarget, @Nullable String accept, @Nullable String acceptLanguage) {
		return render(Refusal.of(Problem.BAD_ADDRESS), HttpMethod.GET, requestTarget, accept, null, Look.OF_THE_SYSTEM, acceptLanguage, "");
	}

	private static Refusal refusalFor(Throwable error) {
		if (error instanceof Refusal refusal) {
			return refusal;
		}
		if (error instanceof ErrorResponse response) {
			Refusal refusal = Refusal.of(Problem.ofStatus(response.getStatusCode().value()), error);
			List<String> allow = response.getHeaders().getOrEmpty(HttpHeaders.ALLOW);
			return allow.isEmpty() ? refusal : refusal.with(HttpHeaders.ALLOW, String.join(", ", allow));
		}
		for (Throwable before : error.getSuppressed()) {
			// what came first counts, not what a strange Accept header made of it
			if (before instanceof ErrorResponse) {
				return refusalFor(before);
			}
		}
		return Refusal.of(Problem.INTERNAL_ERROR, error);
	}

	private static void report(ServerWebExchange exchange, Refusal refusal, Throwable error) {
		if (!refusal.problem().status().is5xxServerError()) {
			return;
		}
		ServerRequestObservationContext.findCurrent(exchange.getAttributes()).ifPresent(context -> context.setError(error));
		RequestId id = RequestId.of(exchange);
		String requestId = id == null ? "" : id.value();
		if (refusal.problem() == Problem.INTERNAL_ERROR) {
			Traces.onto(log.atError(), exchange).addKeyValue("requestId", requestId).setCause(error).log("Unexpected error in the gateway");
		}
		else {
			Traces.onto(log.atWarn(), exchange).addKeyValue("requestId", requestId)
				.log("{} ({}): {}", refusal.problem().slug(), refusal.backEnd(), refusal.getCause() == null ? "breaker open" : refusal.getCause().toString());
		}
	}

	private Answer render(Refusal refusal, HttpMethod method, String path, @Nullable String accept, @Nullable String chosenLanguage,
			Look look, @Nullable String acceptLanguage, String requestId) {
		Texts texts = Texts.choose(chosenLanguage, acceptLanguage);
		Problem problem = refusal.problem();
		boolean reading = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
		String key = problem.slug();
		String title = texts.first(key + "." + refusal.backEnd() + ".title", key + ".title");
		String happened = texts.first(key + "." + refusal.backEnd() + ".happened", key + ".happened");
		String safe = texts.first(key + (reading ? ".safe" : ".safe.write"), key + ".safe");
		String todo = texts.get(key + ".todo").replace("{0}", Objects.requireNonNullElse(refusal.headers().getFirst(HttpHeaders.RETRY_AFTER), "10"));
		if (!wantsPage(path, accept)) {
			Map<String, Object> detail = new LinkedHashMap<>();
			detail.put("type", problem.type());
			detail.put("title", title);
			detail.put("status", problem.status().value());
			detail.put("detail", happened + " " + safe + " " + todo);
			detail.put("instance", path);
			detail.put("requestId", requestId);
			return new Answer("application/problem+json", texts.language(), json.writeValueAsBytes(detail));
		}
		boolean canRetry = reading && problem != Problem.NOT_FOUND && problem != Problem.BAD_ADDRESS && problem != Problem.WRONG_HOST;
		String html = page.render(Map.ofEntries(Map.entry("lang", texts.language()),
				Map.entry("theme", look.theme()), Map.entry("motion", look.motion()), Map.entry("site", texts.get("site")),
				Map.entry("title", title), Map.entry("happened", happened), Map.entry("safe", safe), Map.entry("todo", todo),
				Map.entry("retry", texts.get("retry")), Map.entry("home", texts.get("home")),
				Map.entry("status", Integer.toString(problem.status().value())), Map.entry("statuslabel", texts.get("status")),
				Map.entry("request", requestId), Map.entry("requestlabel", requestId.isEmpty() ? "" : texts.get("request"))), canRetry);
		return new Answer("text/html;charset=UTF-8", texts.language(), html.getBytes(StandardCharsets.UTF_8));
	}

	/** People come with a browser, which names text/html; an API never answers with a page. */
	private static boolean wantsPage(String path, @Nullable String accept) {
		if (path.equals("/api") || path.startsWith("/api/")) {
			return false;
		}
		return accept == null || accept.contains("text/html") || accept.contains("application/xhtml+xml")
				|| accept.startsWith("*/*");
	}

	/**
	 * A rendered answer.
	 *
	 * @param language ru or en
	 */
	public record Answer(String contentType, String language, byte[] body) {

		boolean html() {
			return contentType.startsWith("text/html");
		}

	}

}
