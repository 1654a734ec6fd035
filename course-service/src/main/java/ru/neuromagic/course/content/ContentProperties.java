package ru.neuromagic.course.content;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param location of the folder that holds {@code courses/}, as a Spring resource address
 */
@Validated
@ConfigurationProperties("neuromagic.content")
record ContentProperties(@NotBlank String location) {
}
