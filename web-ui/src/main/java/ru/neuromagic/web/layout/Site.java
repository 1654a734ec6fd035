package ru.neuromagic.web.layout;

import java.net.URI;
import java.util.Locale;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.MessageSource;
import org.springframework.validation.annotation.Validated;

/**
 * @param name empty means the product's own name, which every language writes in its letters
 * @param url the public address of the whole platform, without a path
 */
@ConfigurationProperties("neuromagic.site")
@Validated
public record Site(@DefaultValue("") String name, URI url, @NotBlank String contactEmail) {

	/** What the site is called in that language. */
	public String name(MessageSource texts, Locale language) {
		return name.isBlank() ? texts.getMessage("site.name", null, language) : name;
	}

	public static final String SESSION_COOKIE = "SESSION";

	/** Whether browsers reach it by https only. */
	public boolean isSecure() {
		return "https".equalsIgnoreCase(url.getScheme());
	}

	/**
	 * What a cookie is called that says who somebody is. Behind https browsers take one of this name only from this very host,
	 * for all of it and encrypted (RFC 6265bis, section 4.1.3.2), so that no neighbour under the same domain can plant it.
	 */
	public String cookieName(String plain) {
		return isSecure() ? "__Host-" + plain : plain;
	}

	/** An address of this site as the browser spells it. */
	public String address(String path) {
		String base = url.toString();
		return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
	}
}
