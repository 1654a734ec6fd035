package ru.neuromagic.notification.email;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Mailbox;

/** Hands letters to the SMTP server. */
@Component
class MailServer {

	private static final int PERMANENT = 500;

	private final JavaMailSender mail;

	private final EmailProperties properties;

	private final SiteProperties site;

	private final LetterWriter letters;

	MailServer(JavaMailSender mail, EmailProperties properties, SiteProperties site, LetterWriter letters) {
		this.mail = mail;
		this.properties = properties;
		this.site = site;
		this.letters = letters;
	}

	/** Blocks until the server has answered or a timeout has passed. */
	Delivery send(OutgoingEmail email, Letter letter) {
		MimeMessage message;
		try {
			message = message(email, letter);
		}
		catch (MessagingException | UnsupportedEncodingException unwritable) {
			return new Delivery.Refused("unwritable");
		}
		try {
			this.mail.send(message);
			return new Delivery.Accepted();
		}
		catch (MailException failure) {
			return delivery(failure);
		}
	}

	private MimeMessage message(OutgoingEmail email, Letter letter)
			throws MessagingException, UnsupportedEncodingException {
		MimeMessage message = this.mail.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, letter.html() != null, StandardCharsets.UTF_8.name());
		Mailbox to = email.to();
		helper.setFrom(this.properties.fromEmail(), fromName(email));
		helper.setTo(address(to));
		helper.setReplyTo(address(email.author().orElse(this.site.team())));
		helper.setSubject(letter.subject());
		if (letter.html() != null) {
			helper.setText(letter.text(), letter.html());
		}
		else {
			helper.setText(letter.text());
		}
		message.setContentLanguage(new String[] { to.language().tag() });
		if (email.author().isEmpty()) {
			// no answers from holiday robots (RFC 3834)
			message.setHeader("Auto-Submitted", "auto-generated");
		}
		if (letter.unsubscribeUrl() != null) {
			// one click in the mail program is enough (RFC 2369, RFC 8058)
			message.setHeader("List-Unsubscribe", "<" + letter.unsubscribeUrl() + ">");
			message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
		// the same whenever this letter is sent: mailboxes recognise the second copy that a crash after the server's "ok" causes
		message.setHeader("Message-ID", "<%s@%s>".formatted(email.id(), new EmailAddress(this.properties.fromEmail()).domain()));
		return message;
	}

	private String fromName(OutgoingEmail email) {
		return this.properties.fromName().isBlank() ? this.letters.siteName(email.to().language())
				: this.properties.fromName();
	}

	private static InternetAddress address(Mailbox mailbox) throws MessagingException, UnsupportedEncodingException {
		try {
			return new InternetAddress(mailbox.address().wireForm(), mailbox.name().value(), StandardCharsets.UTF_8.name());
		}
		catch (IllegalArgumentException unusable) {
			throw new MessagingException("No letter can bear that address");
		}
	}

	/** A 5xx answer to this very letter is final; everything else may pass: no server, a 4xx answer, a refused login. */
	private static Delivery delivery(MailException failure) {
		int code = 0;
		for (Throwable cause : causes(failure)) {
			code = Math.max(code, switch (cause) {
				case SMTPAddressFailedException address -> address.getReturnCode();
				case SMTPSenderFailedException sender -> sender.getReturnCode();
				case SMTPSendFailedException send -> send.getReturnCode();
				default -> 0;
			});
		}
		if (code == 0) {
			return new Delivery.Deferred("no-answer");
		}
		return (code >= PERMANENT) ? new Delivery.Refused("smtp-" + code) : new Delivery.Deferred("smtp-" + code);
	}

	private static Set<Throwable> causes(MailException failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
		while (!open.isEmpty()) {
			Throwable next = open.pop();
			if (!seen.add(next)) {
				continue;
			}
			if (next.getCause() != null) {
				open.push(next.getCause());
			}
			if (next instanceof MailSendException several) {
				several.getFailedMessages().values().forEach(open::push);
			}
			if (next instanceof MessagingException chained && chained.getNextException() != null) {
				open.push(chained.getNextException());
			}
		}
		return seen;
	}

}
