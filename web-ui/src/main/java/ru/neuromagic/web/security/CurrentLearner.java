package ru.neuromagic.web.security;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whether this request is a learner's, at any place in the chain of filters. */
final class CurrentLearner {

	private CurrentLearner() {
	}

	static boolean isLoggedIn() {
		Authentication learner = SecurityContextHolder.getContext().getAuthentication();
		return learner != null && learner.isAuthenticated() && !(learner instanceof AnonymousAuthenticationToken);
	}
}
