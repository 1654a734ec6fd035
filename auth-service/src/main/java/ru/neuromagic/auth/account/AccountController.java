package ru.neuromagic.auth.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.service.problem.ProblemException;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
class AccountController {

	private final Accounts accounts;

	AccountController(Accounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping("/api/auth/account")
	AccountView own(CurrentAccount caller) {
		return view(caller.id());
	}

	/** Somebody else's account is not found, so that ids cannot be tried out. */
	@GetMapping("/api/auth/accounts/{id}")
	AccountView one(@PathVariable UUID id, CurrentAccount caller) {
		if (!caller.id().equals(id) && !caller.has("admin")) {
			throw notFound();
		}
		return view(id);
	}

	private AccountView view(UUID id) {
		Account account = this.accounts.find(id).orElseThrow(AccountController::notFound);
		return AccountView.of(account, this.accounts.acceptances(id));
	}

	private static ProblemException notFound() {
		return new ProblemException(HttpStatus.NOT_FOUND, "account-not-found", "There is no such account.");
	}

	/** What the API tells of an account. */
	record AccountView(UUID id, String name, String email, String locale, String timeZone, Instant createdAt,
			List<AcceptanceView> acceptances) {

		static AccountView of(Account account, List<Acceptance> acceptances) {
			return new AccountView(account.id(), account.name(), account.email().value(), account.locale(),
					account.timeZone().getId(), account.createdAt(),
					acceptances.stream().map(AcceptanceView::of).toList());
		}

	}

	/**
	 * @param document {@code terms} or {@code personal-data}
	 * @param version the date of the edition that was agreed to
	 */
	record AcceptanceView(String document, LocalDate version, Instant acceptedAt) {

		static AcceptanceView of(Acceptance acceptance) {
			return new AcceptanceView(acceptance.document().text(), acceptance.version(), acceptance.acceptedAt());
		}

	}

}
