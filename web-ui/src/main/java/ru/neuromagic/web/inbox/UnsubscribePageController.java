package ru.neuromagic.web.inbox;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;

/**
 * Where the link in a letter leads. Who holds the link may unsubscribe, logged in or not; looking at the page changes
 * nothing, since programs open links too.
 */
@Controller
@RequestMapping("/unsubscribe/{token:[A-Za-z0-9_-]{16,128}}")
class UnsubscribePageController {

	private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

	private final Calls calls;

	private final NotificationsClient notifications;

	UnsubscribePageController(Calls calls, NotificationsClient notifications) {
		this.calls = calls;
		this.notifications = notifications;
	}

	/** @param failed the last press could not be carried out */
	record UnsubscribePage(String token, Reply<NotificationsClient.Subscription> subscription, boolean failed) {
	}

	/** The address is a key: it is told to nobody and stands in no index. */
	@ModelAttribute
	void keepTheAddressSecret(HttpServletResponse response) {
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Robots-Tag", "noindex, nofollow");
	}

	@GetMapping
	String page(@PathVariable String token, Model model, HttpServletResponse response) {
		return page(token, false, model, response);
	}

	/**
	 * What mail providers send when their own button is pressed: no cookies, no form token, and redirects would not be
	 * followed (RFC 8058, section 3.1).
	 */
	@PostMapping(params = ONE_CLICK)
	ResponseEntity<String> oneClick(@PathVariable String token) {
		HttpStatus status = switch (calls.tell(() -> notifications.unsubscribe(token))) {
			case Reply.Given<Boolean> done -> HttpStatus.OK;
			case Reply.Refused<Boolean>(Problem problem) -> HttpStatus.valueOf(problem.status());
			case Reply.Unavailable<Boolean>() -> HttpStatus.SERVICE_UNAVAILABLE;
		};
		return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(status.getReasonPhrase());
	}

	@PostMapping
	String unsubscribe(@PathVariable String token, Model model, HttpServletResponse response) {
		return changed(token, calls.tell(() -> notifications.unsubscribe(token)), model, response);
	}

	@PostMapping("/again")
	String subscribe(@PathVariable String token, Model model, HttpServletResponse response) {
		return changed(token, calls.tell(() -> notifications.subscribe(token)), model, response);
	}

	@GetMapping("/again")
	String backToPage(@PathVariable String token) {
		return "redirect:/unsubscribe/" + token;
	}

	private String changed(String token, Reply<Boolean> reply, Model model, HttpServletResponse response) {
		if (reply.isUnavailable()) {
			return page(token, true, model, response);
		}
		reply.orErrorPage();
		return "redirect:/unsubscribe/" + token;
	}

	private String page(String token, boolean failed, Model model, HttpServletResponse response) {
		Reply<NotificationsClient.Subscription> subscription = calls.ask(() -> notifications.subscription(token));
		if (failed || subscription.isUnavailable()) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		else {
			subscription.orErrorPage();
		}
		model.addAttribute("page", new UnsubscribePage(token, subscription, failed));
		return "inbox/unsubscribe";
	}
}
