package ru.neuromagic.notification.preference;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.notification.notification.KindGroup;

/** What the links in letters lead to, by web-ui: no login, the token is enough (RFC 8058). */
@RestController
@SecurityRequirements
@RequestMapping("/api/notifications/subscriptions/{token}")
class SubscriptionsController {

	private final ChooseLetters chooseLetters;

	SubscriptionsController(ChooseLetters chooseLetters) {
		this.chooseLetters = chooseLetters;
	}

	@GetMapping
	SubscriptionView subscription(@PathVariable String token) {
		Subscription subscription = this.chooseLetters.subscription(token);
		return new SubscriptionView(this.chooseLetters.address(subscription).masked(), subscription.group(),
				subscription.subscribed());
	}

	@PutMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void subscribe(@PathVariable String token) {
		this.chooseLetters.choose(token, true);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unsubscribe(@PathVariable String token) {
		this.chooseLetters.choose(token, false);
	}

	/** @param email all but its first character and domain hidden */
	record SubscriptionView(String email, KindGroup kind, boolean subscribed) {
	}

}
