package ru.neuromagic.quest.quest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the trial that is released with this service. As with quests, wrong content stops the start. */
@Configuration(proxyBeanMethods = false)
class TrialFile {

	@Bean
	Trial trial(QuestContent content) {
		return read(content.trial());
	}

	static Trial read(Resource file) {
		try {
			return ContentFormat.read(ContentFormat.json(file), Trial.class);
		}
		catch (IllegalArgumentException wrong) {
			throw new IllegalStateException("%s, %s".formatted(file.getFilename(), wrong.getMessage()), wrong);
		}
	}

}
