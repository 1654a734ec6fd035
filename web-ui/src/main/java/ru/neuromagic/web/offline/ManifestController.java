package ru.neuromagic.web.offline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import ru.neuromagic.web.layout.Site;

/** How the site is installed as an app, in the language of the address: browsers ask for it without cookies. */
@RestController
class ManifestController {

	private static final String NIGHT = "#0a0a0f";

	private final Site site;

	private final MessageSource messages;

	private final ResourceUrlProvider files;

	ManifestController(Site site, MessageSource messages, ResourceUrlProvider files) {
		this.site = site;
		this.messages = messages;
		this.files = files;
	}

	/** As the W3C's Web Application Manifest names its members. */
	record Manifest(String id, String name, @JsonProperty("short_name") String shortName, String description, String lang,
			String dir, @JsonProperty("start_url") String startUrl, String scope, String display,
			@JsonProperty("background_color") String backgroundColor, @JsonProperty("theme_color") String themeColor,
			List<String> categories, List<Icon> icons, List<Shortcut> shortcuts) {
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Icon(String src, String sizes, String type, @Nullable String purpose) {
	}

	record Shortcut(String name, String url, List<Icon> icons) {
	}

	@GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
	ResponseEntity<Manifest> manifest(Locale locale) {
		Icon small = icon("app-icon-192.png", "192x192", null);
		String name = site.name(messages, locale);
		var manifest = new Manifest("/", name, name, text("site.description", locale), locale.getLanguage(), "ltr",
				"/", "/", "standalone", NIGHT, NIGHT, List.of("education"),
				List.of(icon("app-icon.svg", "any", null), small, icon("app-icon-512.png", "512x512", null),
						icon("app-icon-maskable.svg", "any", "maskable"), icon("app-icon-maskable-512.png", "512x512", "maskable")),
				List.of(new Shortcut(text("app.continue", locale), "/profile", List.of(small)),
						new Shortcut(text("nav.courses", locale), "/courses", List.of(small))));
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic()).body(manifest);
	}

	private Icon icon(String name, String sizes, @Nullable String purpose) {
		return new Icon(String.valueOf(files.getForLookupPath("/assets/img/" + name)), sizes,
				name.endsWith(".svg") ? "image/svg+xml" : "image/png", purpose);
	}

	private String text(String key, Locale locale) {
		return messages.getMessage(key, null, locale);
	}
}
