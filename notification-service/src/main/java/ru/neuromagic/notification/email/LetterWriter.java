package ru.neuromagic.notification.email;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Texts;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.PersonName;

/** Writes letters: one layout for all kinds ({@code mail/letter.html}, {@code mail/letter.txt}), the words from the texts. */
@Component
class LetterWriter {

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

	private static final ZoneId TEAM_ZONE = ZoneId.of("Europe/Moscow");

	private static final DateTimeFormatter TEAM_TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm (VV)");

	private static final int STARS = 10;

	private final Texts texts;

	private final SiteProperties site;

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	LetterWriter(Texts texts, SiteProperties site) {
		this.texts = texts;
		this.site = site;
		this.templates.addTemplateResolver(resolver(".html", TemplateMode.HTML));
		this.templates.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
	}

	private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("mail/");
		resolver.setResolvablePatterns(Set.of("*" + suffix));
		resolver.setTemplateMode(mode);
		resolver.setCharacterEncoding("UTF-8");
		return resolver;
	}

	/** @param unsubscribeToken null for a letter that cannot be declined */
	Letter write(OutgoingEmail email, @Nullable String unsubscribeToken, Instant now) {
		Language language = email.to().language();
		if (email.kind() == Kind.CONTACT_MESSAGE) {
			return contactMessage(email, language);
		}
		Context context = new Context(language.locale());
		String unsubscribeUrl = (unsubscribeToken != null) ? this.site.url("/unsubscribe/" + unsubscribeToken, language) : null;
		context.setVariable("letter", view(email, language, unsubscribeUrl, now));
		return new Letter(subject(language, email.kind(), email.facts()), this.templates.process("letter.html", context),
				this.templates.process("letter.txt", context), unsubscribeUrl);
	}

	/** For ourselves: only text, and nothing that the author typed stands where it could be taken for ours. */
	private Letter contactMessage(OutgoingEmail email, Language language) {
		Facts facts = withSite(email.facts(), language).with("received", TEAM_TIME.withLocale(language.locale())
			.format(Instant.parse(email.facts().text("receivedAt")).atZone(TEAM_ZONE)));
		return new Letter(subject(language, email.kind(), email.facts()), null,
				part(language, email.kind(), "text", facts) + "\n\n" + email.facts().text("message") + "\n", null);
	}

	/** One line, whatever the facts say. */
	String subject(Language language, Kind kind, Facts facts) {
		return CONTROL.matcher(part(language, kind, "subject", withSite(facts, language))).replaceAll(" ").strip();
	}

	/** As the sender is called in that language. */
	String siteName(Language language) {
		return this.site.name().isBlank() ? this.texts.get(language, "site", Facts.NONE) : this.site.name();
	}

	private View view(OutgoingEmail email, Language language, @Nullable String unsubscribeUrl, Instant now) {
		Kind kind = email.kind();
		Facts facts = withSite(email.facts(), language).with("contact", this.site.contactEmail());
		if (email.code() != null) {
			facts = facts.with("code", email.code()).with("minutes", minutes(Duration.between(now, email.deadline())));
		}
		return new View(language.tag(), Sky.of(kind, email.facts()), siteName(language), this.site.url("/", language), this.site.contactEmail(),
				subject(language, kind, email.facts()), part(language, kind, "preheader", facts),
				part(language, kind, "heading", facts), greeting(email.to().name(), language),
				part(language, kind, "text", facts).lines().toList(), email.code(), score(email, language),
				part(language, kind, "button", facts), this.site.url(email.path(), language), part(language, kind, "note", facts),
				part(language, kind, "reason", facts), this.texts.get(language, "letter.contact", facts),
				(unsubscribeUrl != null) ? choice(kind, language, unsubscribeUrl) : null);
	}

	private Choice choice(Kind kind, Language language, String unsubscribeUrl) {
		String group = kind.group().orElseThrow().wireName();
		return new Choice(this.texts.get(language, "letter.unsubscribe." + group, Facts.NONE), unsubscribeUrl,
				this.texts.get(language, "letter.settings", Facts.NONE), this.site.url("/notifications/settings", language));
	}

	private Facts withSite(Facts facts, Language language) {
		return facts.with("site", siteName(language));
	}

	private String part(Language language, Kind kind, String part, Facts facts) {
		return this.texts.get(language, kind, "letter." + part, facts);
	}

	private String greeting(PersonName name, Language language) {
		return name.isUnknown() ? this.texts.get(language, "letter.greeting.unknown", Facts.NONE)
				: this.texts.get(language, "letter.greeting", Facts.NONE.with("name", name.value()));
	}

	private @Nullable Score score(OutgoingEmail email, Language language) {
		if (email.kind() != Kind.QUEST_COMPLETED) {
			return null;
		}
		int points = email.facts().number("score");
		int most = email.facts().number("maxScore");
		int lit = (most > 0) ? Math.clamp((long) STARS * points / most, 0, STARS) : 0;
		return new Score(points, this.texts.get(language, email.kind(), "letter.score", email.facts()), lit);
	}

	/** How many minutes to promise: the nearest number, at least one. */
	private static int minutes(Duration left) {
		return Math.max(1, Math.toIntExact(left.plusSeconds(30).toMinutes()));
	}

	/** What the templates show; empty texts are left out. */
	record View(String language, Sky sky, String site, String siteUrl, String contactEmail, String subject, String preheader,
			String heading, String greeting, List<String> paragraphs, @Nullable String code, @Nullable Score score,
			String button, String url, String note, String reason, String contact, @Nullable Choice choice) {
	}

	/** The two links of a letter that can be declined. */
	record Choice(String unsubscribe, String unsubscribeUrl, String settings, String settingsUrl) {
	}

	/**
	 * @param ofMost what follows the number: "of 100 points"
	 * @param lit how many of ten stars that are; one for each tenth that is whole
	 */
	record Score(int points, String ofMost, int lit) {

		public String litStars() {
			return "✦".repeat(this.lit);
		}

		public String unlitStars() {
			return "✦".repeat(STARS - this.lit);
		}

		/** Where colours cannot tell them apart. */
		public String text() {
			return ("✦ ".repeat(this.lit) + "· ".repeat(STARS - this.lit)).strip();
		}

	}

}
