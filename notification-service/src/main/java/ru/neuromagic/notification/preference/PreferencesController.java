package ru.neuromagic.notification.preference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.notification.preference.ChooseLetters.EmailChoice;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
@RequestMapping("/api/notifications/preferences")
class PreferencesController {

	private final ChooseLetters chooseLetters;

	PreferencesController(ChooseLetters chooseLetters) {
		this.chooseLetters = chooseLetters;
	}

	@GetMapping
	Preferences preferences(CurrentAccount account) {
		return view(this.chooseLetters.of(account.id()));
	}

	@PutMapping
	Preferences choose(CurrentAccount account, @Valid @RequestBody Preferences preferences) {
		EmailChoice choice = new EmailChoice(preferences.email().quests(), preferences.email().courses());
		this.chooseLetters.choose(account.id(), choice);
		return view(choice);
	}

	private static Preferences view(EmailChoice choice) {
		return new Preferences(new EmailPreferences(choice.quests(), choice.courses()));
	}

	record Preferences(@NotNull @Valid EmailPreferences email) {
	}

	/** What concerns the account is always sent, and the inbox gets everything. */
	record EmailPreferences(@NotNull Boolean quests, @NotNull Boolean courses) {
	}

}
