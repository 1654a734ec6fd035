package ru.neuromagic.service.events;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;

/** Reads a record as an {@link IncomingEvent}; what cannot be read goes to the dead letters at once. */
class IncomingEventConverter implements RecordMessageConverter {

	private final JsonMapper json;

	IncomingEventConverter(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Message<?> toMessage(ConsumerRecord<?, ?> record, @Nullable Object acknowledgment, @Nullable Object consumer,
			@Nullable Type payloadType) {
		return MessageBuilder.withPayload(read(record)).build();
	}

	private IncomingEvent<?> read(ConsumerRecord<?, ?> record) {
		String type = required(record, EventHeaders.TYPE);
		EventType known = EventType.of(type)
			.orElseThrow(() -> new ConversionException("Unknown event type " + type, record, null));
		if (!(record.value() instanceof byte[] value)) {
			throw new ConversionException("An event without a payload: " + type, record, null);
		}
		try {
			Event payload = this.json.readValue(value, known.payload());
			return new IncomingEvent<>(UUID.fromString(required(record, EventHeaders.ID)),
					Instant.parse(required(record, EventHeaders.TIME)), payload);
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
			throw new ConversionException("Unreadable event " + type, record, unreadable);
		}
	}

	private static String required(ConsumerRecord<?, ?> record, String name) {
		String value = header(record, name);
		if (value == null) {
			throw new ConversionException("An event without header " + name, record, null);
		}
		return value;
	}

	static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

	@Override
	public ProducerRecord<?, ?> fromMessage(Message<?> message, String defaultTopic) {
		throw new UnsupportedOperationException("Events leave through the outbox");
	}

}
