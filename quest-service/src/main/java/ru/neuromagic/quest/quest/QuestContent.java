package ru.neuromagic.quest.quest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Where the quests are.
 *
 * @param location Spring's pattern of the files to read
 * @param trial the file of the task that is tried without an account
 */
@Validated
@ConfigurationProperties("neuromagic.quests")
record QuestContent(@NotBlank @DefaultValue("classpath:content/quests/*.yaml") String location,
		@NotNull @DefaultValue("classpath:content/trial.yaml") Resource trial) {
}
