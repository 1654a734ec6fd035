package ru.neuromagic.quest.quest;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the quests are.
 *
 * @param location Spring's pattern of the files to read
 */
@Validated
@ConfigurationProperties("neuromagic.quests")
record QuestContent(@NotBlank @DefaultValue("classpath:content/quests/*.yaml") String location) {
}
