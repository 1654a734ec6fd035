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
import ru.neuromagic.web.learning.Enrollment;
import ru.neuromagic.web.learning.EnrollmentsClient;

@Controller
class ProfilePageController {

	private final Calls calls;

	private final AccountsClient accounts;

	private final EnrollmentsClient enrollments;

	ProfilePageController(Calls calls, AccountsClient accounts, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.accounts = accounts;
		this.enrollments = enrollments;
	}

	/** @param name as the login gave it, so that the page can greet even when the account service is down */
	record ProfilePage(String name, Reply<AccountsClient.Account> account, Reply<List<Enrollment>> courses) {
	}

	@GetMapping("/profile")
	String profile(@AuthenticationPrincipal OidcUser learner, Model model) {
		Pending<AccountsClient.Account> account = calls.begin(accounts::account);
		Pending<EnrollmentsClient.Enrollments> courses = calls.begin(enrollments::all);
		model.addAttribute("page", new ProfilePage(learner.getFullName() == null ? "" : learner.getFullName(),
				account.reply(), courses.reply().map(EnrollmentsClient.Enrollments::enrollments)));
		return "account/profile";
	}
}
