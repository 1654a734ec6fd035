package ru.neuromagic.notification.email;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
@RequestMapping("/api/notifications/emails")
class EmailsController {

	private static final int LATEST = 50;

	private final Emails emails;

	private final LetterWriter letters;

	EmailsController(Emails emails, LetterWriter letters) {
		this.emails = emails;
		this.letters = letters;
	}

	@GetMapping
	EmailList emails(CurrentAccount account, Locale locale) {
		return new EmailList(this.emails.of(account.id(), LATEST)
			.stream()
			.map(email -> item(email, Language.of(locale)))
			.toList());
	}

	/** The subject stands as in the mailbox, so that it can be found there: in the letter's language, not the reader's. */
	private EmailItem item(EmailRecord email, Language asked) {
		Language language = (email.language() != null) ? email.language() : asked;
		return new EmailItem(email.id(), email.kind(), this.letters.subject(language, email.kind(), email.facts()),
				shown(email.state()), email.attempts(), email.createdAt(), email.sentAt());
	}

	private static String shown(EmailState state) {
		return ((state == EmailState.AWAITING_RECIPIENT) ? EmailState.QUEUED : state).wireName();
	}

	record EmailList(List<EmailItem> emails) {
	}

	record EmailItem(UUID id, Kind kind, String subject,
			@Schema(allowableValues = { "queued", "retrying", "sent", "failed" }) String state, int attempts,
			Instant createdAt, @Nullable Instant sentAt) {
	}

}
