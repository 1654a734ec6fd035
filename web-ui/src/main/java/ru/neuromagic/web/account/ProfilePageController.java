package ru.neuromagic.web.account;

import java.util.List;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.catalog.Underway;

@Controller
class ProfilePageController {

	private final Calls calls;

	private final AccountsClient accounts;

	private final Underway underway;

	ProfilePageController(Calls calls, AccountsClient accounts, Underway underway) {
		this.calls = calls;
		this.accounts = accounts;
		this.underway = underway;
	}

	/** @param name as the login gave it, so that the page can greet even when the account service is down */
	record ProfilePage(String name, Reply<AccountsClient.Account> account, Reply<List<Underway.Course>> courses) {
	}

	@GetMapping("/profile")
	String profile(@AuthenticationPrincipal OidcUser learner, Model model) {
		Pending<AccountsClient.Account> account = calls.begin(accounts::account);
		Reply<List<Underway.Course>> courses = underway.all();
		model.addAttribute("page", new ProfilePage(learner.getFullName() == null ? "" : learner.getFullName(),
				account.reply(), courses));
		return "account/profile";
	}
}
