package ru.neuromagic.auth.registration;

import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.KafkaProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
class RegistrationKafkaTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final KafkaProbe kafka = KafkaProbe.get();

	@Autowired
	AuthApi api;

	@Autowired
	JdbcClient jdbc;

	@Test
	void publishesTheCodeInTheFormOfTheGoldenEvent() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		var record = published(Topics.AUTH_VERIFICATIONS, registration);
		JsonNode event = assertGolden(record, EventType.VERIFICATION_REQUESTED);
		assertThat(event.get("email").asString()).isEqualTo(email);
		assertThat(event.get("code").asString()).isEqualTo(this.api.mailedCode(registration));
	}

	@Test
	void publishesARepeatedRegistrationInTheFormOfTheGoldenEvent() {
		String email = someEmail();
		this.api.verified(email);
		UUID registration = this.api.registered(email);
		assertGolden(published(Topics.AUTH_VERIFICATIONS, registration), EventType.REGISTRATION_REPEATED);
	}

	@Test
	void publishesTheVerifiedAccountInTheFormOfTheGoldenEvent() {
		UUID account = this.api.verified(someEmail());
		JsonNode event = assertGolden(published(Topics.AUTH_ACCOUNTS, account), EventType.ACCOUNT_VERIFIED);
		assertThat(event.get("accountId").asString()).isEqualTo(account.toString());
	}

	@Test
	void keepsNoCodeInTheOutboxOncePublished() {
		UUID registration = this.api.registered(someEmail());
		published(Topics.AUTH_VERIFICATIONS, registration);
		await().untilAsserted(() -> assertThat(this.jdbc.sql("select count(*) from outbox_record where record_key = :key")
			.param("key", registration.toString())
			.query(Long.class)
			.single()).isZero());
	}

	private ConsumerRecord<String, String> published(String topic, UUID key) {
		return this.kafka.await(topic, record -> key.toString().equals(record.key()));
	}

	private static JsonNode assertGolden(ConsumerRecord<String, String> record, EventType type) {
		assertThat(KafkaProbe.header(record, EventHeaders.TYPE)).isEqualTo(type.wireName());
		JsonNode event = JSON.readTree(record.value());
		JsonNode golden = JSON.readTree(GoldenEvents.json(type));
		assertThat(event.propertyNames()).isEqualTo(golden.propertyNames());
		for (String name : golden.propertyNames()) {
			assertThat(event.get(name).getNodeType()).as(name).isEqualTo(golden.get(name).getNodeType());
		}
		return event;
	}

}
