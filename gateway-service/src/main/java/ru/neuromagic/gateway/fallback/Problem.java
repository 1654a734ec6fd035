package ru.neuromagic.gateway.fallback;

import org.springframework.http.HttpStatus;

/** Everything that the gateway answers by itself. The slug ends the problem's type and names its texts. */
public enum Problem {

	BAD_ADDRESS(HttpStatus.BAD_REQUEST, "bad-address"),
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "bad-request"),
	NOT_FOUND(HttpStatus.NOT_FOUND, "not-found"),
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed"),
	REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "request-too-slow"),
	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "body-too-large"),
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"),
	ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "address-too-long"),
	WRONG_HOST(HttpStatus.MISDIRECTED_REQUEST, "wrong-host"),
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests"),
	HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large"),
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error"),
	SERVICE_BROKE_OFF(HttpStatus.BAD_GATEWAY, "service-broke-off"),
	SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable"),
	SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "service-timeout");

	private final HttpStatus status;

	private final String slug;

	Problem(HttpStatus status, String slug) {
		this.status = status;
		this.slug = slug;
	}

	public HttpStatus status() {
		return status;
	}

	String slug() {
		return slug;
	}

	String type() {
		return "/problems/" + slug;
	}

	/** The problem that an error of the web framework means to a visitor. */
	static Problem ofStatus(int status) {
		return switch (status) {
			case 404 -> NOT_FOUND;
			case 405, 501 -> METHOD_NOT_ALLOWED;
			case 408 -> REQUEST_TOO_SLOW;
			case 413 -> BODY_TOO_LARGE;
			case 414 -> ADDRESS_TOO_LONG;
			case 415 -> UNSUPPORTED_MEDIA_TYPE;
			case 431 -> HEADERS_TOO_LARGE;
			case 502 -> SERVICE_BROKE_OFF;
			case 503 -> SERVICE_UNAVAILABLE;
			case 504 -> SERVICE_TIMEOUT;
			default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
		};
	}

}
