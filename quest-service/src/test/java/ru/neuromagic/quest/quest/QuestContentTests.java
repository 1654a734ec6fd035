package ru.neuromagic.quest.quest;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class QuestContentTests {

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(QuestContent.class)
	static class Settings {

	}

	@Test
	void isTheReleasedContentUnlessSetOtherwise() {
		new ApplicationContextRunner().withUserConfiguration(Settings.class, TrialFile.class)
			.run(context -> assertThat(context.getBean(Trial.class).task().key()).isEqualTo("late-sofa"));
	}

	@Test
	void doesNotStartWithoutATrial() {
		new ApplicationContextRunner().withUserConfiguration(Settings.class, TrialFile.class)
			.withPropertyValues("neuromagic.quests.trial=classpath:content/nowhere.yaml")
			.run(context -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("nowhere.yaml"));
	}

}
