package ru.neuromagic.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.openfeign.FeignClientFactory;
import org.springframework.cloud.openfeign.support.FeignHttpMessageConverters;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages ask several services at once from the first request on. */
@PagesTest
class ConvertersTests {

	@Autowired
	private FeignClientFactory clients;

	@Autowired
	private FeignHttpMessageConverters ready;

	@ParameterizedTest
	@ValueSource(strings = { "auth-service", "courses", "enrollments", "quest-service", "trial", "notification-service" })
	void areTheSameForEachClientAndNoneFillsItsOwn(String client) {
		assertThat(clients.getInstance(client, FeignHttpMessageConverters.class)).isSameAs(ready);
	}
}
