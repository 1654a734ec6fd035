package ru.neuromagic.web.security;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What a learner typed into a form whose session had ended: kept over the login, then given back once. It waits in a session of
 * the browser that sent it, which without a login ends in half an hour.
 *
 * @param path where the form was sent
 */
public record KeptForm(String path, Map<String, List<String>> fields) implements Serializable {

	private static final String ATTRIBUTE = "kept-form";

	/** Learners' forms in which something is typed or chosen. A new one belongs here. */
	private static final Pattern KEPT = Pattern.compile("/quest/[a-z0-9-]{1,80}/(?:answer|check|hint)|/notifications/settings");

	private static final String TOKEN = "_csrf";

	private static final int LONGEST = 12_000;

	private static final int MOST_FIELDS = 20;

	/** Keeps the posted form if it is one of those and small; starts a session for it. Says whether it did. */
	static boolean keep(HttpServletRequest request) {
		if (!HttpMethod.POST.matches(request.getMethod()) || !KEPT.matcher(request.getRequestURI()).matches()) {
			return false;
		}
		var fields = new LinkedHashMap<String, List<String>>();
		request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
		fields.remove(TOKEN);
		int length = fields.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
		if (length > LONGEST || fields.size() > MOST_FIELDS) {
			return false;
		}
		request.getSession().setAttribute(ATTRIBUTE, new KeptForm(request.getRequestURI(), fields));
		return true;
	}

	/** Gives back, once, the form that was sent to this address or one below it. */
	public static Optional<KeptForm> takeSentTo(String path, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null && session.getAttribute(ATTRIBUTE) instanceof KeptForm form
				&& (form.path().equals(path) || form.path().startsWith(path + "/"))) {
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
