package ru.neuromagic.web.documents;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

import ru.neuromagic.web.layout.Site;

@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

	private static final Logger log = LoggerFactory.getLogger(DocumentsConfiguration.class);

	private static final List<String> LANGUAGES = List.of("ru", "en");

	private static final List<String> QUESTION_GROUPS = List.of("learning", "account", "money");

	@Bean
	static Documents documents(Site site, Operator operator, MessageSource messages, Clock clock) {
		if (!operator.isKnown()) {
			log.warn("LEGAL_NAME or LEGAL_DETAILS is not set: the documents say that nobody offers this service yet");
		}
		return new Documents("classpath:documents", languages(site, operator, messages), clock);
	}

	@Bean
	static Questions questions(Site site, Operator operator, MessageSource messages) {
		Map<String, List<Text>> groups = new HashMap<>();
		languages(site, operator, messages).forEach((language, markdown) -> groups.put(language, QUESTION_GROUPS.stream()
			.map(group -> Documents.text(new ClassPathResource("questions/" + group + "." + language + ".md"), markdown))
			.toList()));
		return new Questions(groups);
	}

	private static Map<String, Markdown> languages(Site site, Operator operator, MessageSource messages) {
		return LANGUAGES.stream().collect(Collectors.toMap(language -> language,
				language -> new Markdown(values(site, operator, messages, Locale.of(language)))));
	}

	private static Map<String, String> values(Site site, Operator operator, MessageSource messages, Locale language) {
		return Map.of("site-name", site.name(messages, language), "site-url", site.address(""), "contact-email", site.contactEmail(),
				"operator-name", operator.name().isBlank()
						? messages.getMessage("documents.operator.name-unset", null, language) : operator.name(),
				"operator-details", operator.details().isBlank()
						? messages.getMessage("documents.operator.details-unset", null, language) : operator.details());
	}
}
