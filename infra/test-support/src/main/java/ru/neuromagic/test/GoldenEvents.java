package ru.neuromagic.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/** The golden JSON of each event: what a producer must write and a consumer must understand. */
public final class GoldenEvents {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private GoldenEvents() {
	}

	public static String json(EventType type) {
		try (InputStream golden = Objects.requireNonNull(
				GoldenEvents.class.getResourceAsStream("/golden/" + type.wireName() + ".json"), type::wireName)) {
			return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	public static <E extends Event> E event(Class<E> type) {
		for (EventType candidate : EventType.values()) {
			if (candidate.payload() == type) {
				return JSON.readValue(json(candidate), type);
			}
		}
		throw new IllegalArgumentException("No event type for " + type);
	}

}
