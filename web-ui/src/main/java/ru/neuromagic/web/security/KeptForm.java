package ru.neuromagic.web.security;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * What a learner typed into a form whose session had ended: kept over the login, then given back once.
 *
 * @param path where the form was sent
 */
public record KeptForm(String path, Map<String, List<String>> fields) implements Serializable {

	private static final String ATTRIBUTE = "kept-form";

	private static final int LONGEST = 12_000;

	/** Keeps the posted form if it is small; starts a session for it. */
	static void keep(HttpServletRequest request) {
		var fields = new LinkedHashMap<String, List<String>>();
		request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
		int length = fields.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
		if (length <= LONGEST && fields.size() <= 20) {
			request.getSession().setAttribute(ATTRIBUTE, new KeptForm(request.getRequestURI(), fields));
		}
	}

	/** Gives back, once, the form that was sent to an address below this one. */
	public static Optional<KeptForm> takeSentBelow(String path, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null && session.getAttribute(ATTRIBUTE) instanceof KeptForm form
				&& form.path().startsWith(path + "/")) {
			session.removeAttribute(ATTRIBUTE);
			return Optional.of(form);
		}
		return Optional.empty();
	}

	public @Nullable String value(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : values.getFirst();
	}

	public List<String> values(String name) {
		return fields.getOrDefault(name, List.of());
	}
}
