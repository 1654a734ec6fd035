package ru.neuromagic.notification.contact;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;

@RestController
@SecurityRequirements
@RequestMapping("/api/notifications/contact-messages")
class ContactController {

	private final WriteToTeam writeToTeam;

	ContactController(WriteToTeam writeToTeam) {
		this.writeToTeam = writeToTeam;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	Accepted write(@Valid @RequestBody ContactRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 100) @Nullable String idempotencyKey) {
		ContactMessage message = new ContactMessage(name(request.name()), email(request.email()), request.topic(),
				request.message());
		return new Accepted(this.writeToTeam.write(message, idempotencyKey));
	}

	private static PersonName name(String typed) {
		PersonName name = new PersonName(typed);
		if (name.isUnknown()) {
			throw invalid(new FieldProblem("name", "not-blank", "must not be blank"));
		}
		return name;
	}

	/** Answers go there: an address that no letter can bear would be a message without an author. */
	private static EmailAddress email(String typed) {
		try {
			return new EmailAddress(new ru.neuromagic.content.email.EmailAddress(typed).value());
		}
		catch (IllegalArgumentException unusable) {
			throw invalid(new FieldProblem("email", "email", "must be an e-mail address that mail can be sent to"));
		}
	}

	private static ProblemException invalid(FieldProblem problem) {
		return new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed", "Some of the input is not valid.")
			.with("errors", List.of(problem));
	}

	/** Lengths are those of the text without blank ends and with single line breaks, whatever the browser made of them. */
	record ContactRequest(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 254) String email,
			@NotNull ContactTopic topic, @NotNull @Size(min = 10, max = 4000) String message) {

		ContactRequest {
			name = (name != null) ? TypedText.line(name) : name;
			email = (email != null) ? TypedText.line(email) : email;
			message = (message != null) ? ContactMessage.lines(message) : message;
		}

		/** What was written stays out of logs. */
		@Override
		public String toString() {
			return "ContactRequest[%s]".formatted(this.topic);
		}

	}

	record Accepted(UUID id) {
	}

}
