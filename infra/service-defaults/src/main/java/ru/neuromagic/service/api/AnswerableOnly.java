package ru.neuromagic.service.api;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A command whose answer the caller does not take is refused before it does anything. Spring MVC compares {@code Accept} with
 * what it can write when the answer is there, and then the mail is sent and the try is spent.
 */
class AnswerableOnly implements HandlerInterceptor {

	private static final Set<HttpMethod> WITHOUT_EFFECT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws HttpMediaTypeNotAcceptableException {
		if (handler instanceof HandlerMethod && !WITHOUT_EFFECT.contains(HttpMethod.valueOf(request.getMethod()))
				&& !takesJson(request.getHeader(HttpHeaders.ACCEPT))) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
		return true;
	}

	private static boolean takesJson(@Nullable String accept) {
		if (accept == null || accept.isBlank()) {
			return true;
		}
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.anyMatch(range -> range.getQualityValue() > 0 && range.isCompatibleWith(MediaType.APPLICATION_JSON));
		}
		catch (InvalidMediaTypeException | InvalidMimeTypeException malformed) {
			return false;
		}
	}

}
