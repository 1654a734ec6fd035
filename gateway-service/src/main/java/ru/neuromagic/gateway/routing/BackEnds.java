package ru.neuromagic.gateway.routing;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What stands behind the gateway.
 *
 * @param bodySilence how long a visitor may pause in the middle of a body
 */
@ConfigurationProperties("neuromagic.back-ends")
@Validated
record BackEnds(@DefaultValue("10s") @DurationMin(millis = 10) Duration bodySilence, @NotNull @Valid BackEnd webUi,
		@NotNull @Valid BackEnd auth, @NotNull @Valid BackEnd courses, @NotNull @Valid BackEnd quests,
		@NotNull @Valid BackEnd notifications, @NotNull @Valid BackEnd identity) {

	/**
	 * One of them.
	 *
	 * @param uri scheme, host and port; a path in it is not used, since addresses are passed on as they are
	 * @param timeout the longest silence, from the end of a request to the answer and in the middle of that
	 * @param maxBody the largest request body that is passed on
	 */
	record BackEnd(@NotNull URI uri, @DefaultValue("10s") @DurationMin(millis = 10) Duration timeout,
			@DefaultValue("64KB") DataSize maxBody) {
	}

}
