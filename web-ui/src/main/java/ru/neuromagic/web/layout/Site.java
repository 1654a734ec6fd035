package ru.neuromagic.web.layout;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param url the public address of the whole platform, without a path
 */
@ConfigurationProperties("neuromagic.site")
@Validated
public record Site(@NotBlank String name, URI url, @NotBlank String contactEmail) {

	/** An address of this site as the browser spells it. */
	public String address(String path) {
		String base = url.toString();
		return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
	}
}
