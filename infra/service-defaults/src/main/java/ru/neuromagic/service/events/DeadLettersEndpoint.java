package ru.neuromagic.service.events;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** For operators: {@code GET /actuator/deadletters} counts, {@code POST /actuator/deadletters/{topic}} replays. */
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

	private final DeadLetters deadLetters;

	DeadLettersEndpoint(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@ReadOperation
	Map<String, Long> count() {
		return this.deadLetters.count();
	}

	@WriteOperation
	Map<String, Integer> replay(@Selector String topic) {
		return Map.of("replayed", this.deadLetters.replay(topic));
	}

}
