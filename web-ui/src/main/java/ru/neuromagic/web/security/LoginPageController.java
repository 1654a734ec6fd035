package ru.neuromagic.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class LoginPageController {

	/** Straight to Keycloak; a page of ours only says that a login did not work out. */
	@GetMapping("/login")
	String login(@RequestParam @Nullable String next, @RequestParam @Nullable String error,
			@AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		LocalPath target = LocalPath.of(next).orElse(LocalPath.AFTER_LOGIN);
		if (learner != null) {
			return "redirect:" + target.value();
		}
		if (error != null) {
			model.addAttribute("next", target.value());
			return "account/login";
		}
		return "redirect:" + UriComponentsBuilder.fromPath(LoginRequests.START)
			.queryParam("next", "{next}").encode().buildAndExpand(target.value()).toUriString();
	}

	/** Asks first: a link elsewhere must not be able to log a learner out. */
	@GetMapping("/logout")
	String logout(@AuthenticationPrincipal @Nullable OidcUser learner) {
		return learner == null ? "redirect:/" : "account/logout";
	}
}
