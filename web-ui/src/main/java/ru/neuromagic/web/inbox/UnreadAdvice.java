package ru.neuromagic.web.inbox;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;

/** Asks for the header's unread count while the page's own questions are asked; without an answer there is no badge. */
@ControllerAdvice
class UnreadAdvice {

	private final Calls calls;

	private final NotificationsClient notifications;

	private final UnreadCounts counts;

	UnreadAdvice(Calls calls, NotificationsClient notifications, UnreadCounts counts) {
		this.calls = calls;
		this.notifications = notifications;
		this.counts = counts;
	}

	@ModelAttribute("unread")
	UnreadBadge unread(HttpServletRequest request, @AuthenticationPrincipal @Nullable OidcUser learner) {
		if (learner == null) {
			return UnreadBadge.NONE;
		}
		String account = learner.getSubject();
		boolean reads = "GET".equals(request.getMethod());
		if (!reads || request.getRequestURI().startsWith("/notifications")) {
			counts.acted(account);
		}
		if (!reads || request.getDispatcherType() != DispatcherType.REQUEST || !isPage(request)) {
			return UnreadBadge.NONE;
		}
		return counts.of(account).map(known -> new UnreadBadge(known, null)).orElseGet(() -> new UnreadBadge(0, calls.begin(() -> {
			NotificationsClient.Unread answer = notifications.unread();
			counts.learned(account, answer.unread());
			return answer;
		})));
	}

	/** Not so the service worker's script, for which browsers ask again with every page. */
	private static boolean isPage(HttpServletRequest request) {
		return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
				&& !handler.getBeanType().isAnnotationPresent(RestController.class);
	}

	record UnreadBadge(int known, @Nullable Pending<NotificationsClient.Unread> asked) {

		static final UnreadBadge NONE = new UnreadBadge(0, null);

		/** How many are unread; 0 also when nobody could say. */
		public int getCount() {
			return asked == null ? known : asked.reply().map(NotificationsClient.Unread::unread).orElse(0);
		}
	}
}
