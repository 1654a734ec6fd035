package ru.neuromagic.notification.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Texts;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.service.problem.ProblemException;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
@RequestMapping("/api/notifications")
class InboxController {

	private final Inbox inbox;

	private final Texts texts;

	InboxController(Inbox inbox, Texts texts) {
		this.inbox = inbox;
		this.texts = texts;
	}

	@GetMapping
	InboxPage inbox(CurrentAccount account, Locale locale, @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
			@RequestParam(required = false) @Nullable UUID before) {
		List<InboxEntry> entries = this.inbox.of(account.id(), before, limit + 1);
		List<InboxEntry> page = entries.subList(0, Math.min(limit, entries.size()));
		Language language = Language.of(locale);
		return new InboxPage(page.stream().map(entry -> item(entry, language)).toList(),
				this.inbox.unread(account.id()), (entries.size() > limit) ? page.getLast().id() : null);
	}

	@GetMapping("/unread")
	Unread unread(CurrentAccount account) {
		return new Unread(this.inbox.unread(account.id()));
	}

	@PutMapping("/{id}/read")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void markRead(CurrentAccount account, @PathVariable UUID id) {
		if (!this.inbox.markRead(account.id(), id)) {
			throw new ProblemException(HttpStatus.NOT_FOUND, "notification-not-found", "You have no such notification.");
		}
	}

	@PutMapping("/read")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void markAllRead(CurrentAccount account) {
		this.inbox.markAllRead(account.id());
	}

	private InboxItem item(InboxEntry entry, Language language) {
		return new InboxItem(entry.id(), entry.kind(),
				this.texts.get(language, entry.kind(), "title", entry.facts()),
				this.texts.get(language, entry.kind(), "body", entry.facts()), entry.path(), entry.createdAt(),
				entry.readAt());
	}

	/** @param next give it as {@code before} to read on; null on the last page */
	record InboxPage(List<InboxItem> notifications, int unread, @Nullable UUID next) {
	}

	/** @param link a path on this site */
	record InboxItem(UUID id, Kind kind, String title, String body, String link, Instant createdAt,
			@Nullable Instant readAt) {
	}

	record Unread(int unread) {
	}

}
