package ru.neuromagic.service.security;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpMethod;

/** A service's bean of this type lists what needs no token; everything else does. */
public final class PublicEndpoints {

	record Endpoint(HttpMethod method, String pattern) {
	}

	private final List<Endpoint> endpoints = new ArrayList<>();

	/** And HEAD, which is the same without the body. */
	public PublicEndpoints get(String... patterns) {
		return add(HttpMethod.GET, patterns).add(HttpMethod.HEAD, patterns);
	}

	public PublicEndpoints post(String... patterns) {
		return add(HttpMethod.POST, patterns);
	}

	public PublicEndpoints put(String... patterns) {
		return add(HttpMethod.PUT, patterns);
	}

	public PublicEndpoints delete(String... patterns) {
		return add(HttpMethod.DELETE, patterns);
	}

	private PublicEndpoints add(HttpMethod method, String... patterns) {
		for (String pattern : patterns) {
			this.endpoints.add(new Endpoint(method, pattern));
		}
		return this;
	}

	List<Endpoint> endpoints() {
		return this.endpoints;
	}

}
