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
import ru.neuromagic.web.learning.EnrollmentsClient;
import ru.neuromagic.web.learning.Streak;

@Controller
class ProfilePageController {

	/** Of most learners, for an account that never told its own. */
	private static final String ZONE = "Europe/Moscow";

	private final Calls calls;

	private final AccountsClient accounts;

	private final Underway underway;

	private final EnrollmentsClient enrollments;

	ProfilePageController(Calls calls, AccountsClient accounts, Underway underway, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.accounts = accounts;
		this.underway = underway;
		this.enrollments = enrollments;
	}

	/** @param name as the login gave it, so that the page can greet even when the account service is down */
	record ProfilePage(String name, Reply<AccountsClient.Account> account, Reply<List<Underway.Course>> courses,
			Reply<Streak> streak) {
	}

	@GetMapping("/profile")
	String profile(@AuthenticationPrincipal OidcUser learner, Model model) {
		Pending<AccountsClient.Account> account = calls.begin(accounts::account);
		Reply<List<Underway.Course>> courses = underway.all();
		Reply<AccountsClient.Account> known = account.reply();
		// which days make a row is up to the learner's zone: without it nothing true can be said
		Reply<Streak> streak = known instanceof Reply.Given<AccountsClient.Account>(AccountsClient.Account who)
				? calls.ask(() -> enrollments.streak(who.timeZone() == null ? ZONE : who.timeZone())) : new Reply.Unavailable<>();
		model.addAttribute("page", new ProfilePage(learner.getFullName() == null ? "" : learner.getFullName(), known, courses,
				streak));
		return "account/profile";
	}
}
