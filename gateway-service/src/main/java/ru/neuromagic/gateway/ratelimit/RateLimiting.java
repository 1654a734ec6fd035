package ru.neuromagic.gateway.ratelimit;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;
import ru.neuromagic.gateway.origin.Origin;
import ru.neuromagic.gateway.ratelimit.Buckets.Account;
import ru.neuromagic.gateway.ratelimit.Buckets.Client;
import ru.neuromagic.gateway.ratelimit.Buckets.Verdict;

/**
 * Refuses what comes too often, first by client, then by account: a stranger's made-up tokens and cookies cost only his
 * own client's share. API answers tell how the tightest limit stands (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
public class RateLimiting {

	private final Buckets buckets;

	private final Accounts accounts;

	RateLimiting(Buckets buckets, Accounts accounts) {
		this.buckets = buckets;
		this.accounts = accounts;
	}

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Origin origin = Origin.of(exchange);
		if (origin == null) {
			return Mono.error(new IllegalStateException("The origin is found before requests are counted."));
		}
		RequestClass requestClass = RequestClass.of(exchange.getRequest());
		Verdict forClient = buckets.take(new Client(origin.network()), requestClass);
		if (!forClient.allowed()) {
			return Mono.error(refusal(forClient));
		}
		return accounts.identify(exchange.getRequest())
			.map(account -> buckets.take(new Account(account), requestClass).tighter(forClient))
			.defaultIfEmpty(forClient)
			.flatMap(verdict -> verdict.allowed() ? pass(exchange, chain, verdict) : Mono.error(refusal(verdict)));
	}

	private static Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain, Verdict verdict) {
		if (exchange.getRequest().getPath().value().startsWith("/api/")) {
			exchange.getResponse().beforeCommit(() -> {
				HttpHeaders headers = exchange.getResponse().getHeaders();
				headers.set("RateLimit-Policy", policy(verdict));
				headers.set("RateLimit", state(verdict));
				return Mono.empty();
			});
		}
		return chain.filter(exchange);
	}

	private static Refusal refusal(Verdict verdict) {
		return Refusal.of(Problem.TOO_MANY_REQUESTS)
			.retryAfter(verdict.untilAllowed())
			.with("RateLimit-Policy", policy(verdict))
			.with("RateLimit", state(verdict));
	}

	private static String policy(Verdict verdict) {
		return "\"%s\";q=%d;w=%d".formatted(verdict.policy(), verdict.limit().requests(), verdict.limit().per().toSeconds());
	}

	private static String state(Verdict verdict) {
		return "\"%s\";r=%d;t=%d".formatted(verdict.policy(), verdict.remaining(), verdict.untilFull().plusMillis(999).toSeconds());
	}

}
