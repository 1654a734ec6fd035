package ru.neuromagic.notification.email;

import java.net.URI;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.UriComponentsBuilder;

import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;

/**
 * What letters say of the site.
 *
 * @param name empty means the product's own name in the letter's language
 * @param publicUrl the origin that links begin with, without a slash at the end
 * @param contactEmail where answers and messages of the contact form go
 */
@ConfigurationProperties("neuromagic.site")
@Validated
record SiteProperties(@DefaultValue("") String name, @NotNull URI publicUrl, @NotBlank @Email String contactEmail) {

	/** The team's mailbox; we speak Russian among ourselves. */
	Mailbox team() {
		return new Mailbox(new EmailAddress(this.contactEmail), PersonName.UNKNOWN, Language.RU);
	}

	/** The address of that page in the letter's language: the browser that opens it may never have chosen one. */
	String url(String path, Language language) {
		String origin = this.publicUrl.toString();
		String url = (origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin) + path;
		return (language == Language.RU) ? url
				: UriComponentsBuilder.fromUriString(url).queryParam("lang", language.tag()).build().toUriString();
	}

}
