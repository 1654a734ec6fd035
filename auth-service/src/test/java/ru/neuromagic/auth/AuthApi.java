package ru.neuromagic.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.auth.VerificationRequested;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients of the service do, as sentences. */
public class AuthApi {

	public static final String PASSWORD = "семь морей и 1 маяк";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final MockMvcTester mvc;

	private final RecordedEvents events;

	private final JdbcClient jdbc;

	AuthApi(MockMvcTester mvc, RecordedEvents events, JdbcClient jdbc) {
		this.mvc = mvc;
		this.events = events;
		this.jdbc = jdbc;
	}

	public static String someEmail() {
		return "anna." + UUID.randomUUID() + "@example.org";
	}

	public static String someAddress() {
		var random = ThreadLocalRandom.current();
		return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
	}

	public static Map<String, @Nullable Object> form(String email) {
		Map<String, @Nullable Object> form = new HashMap<>();
		form.put("name", "Анна Чехова");
		form.put("email", email);
		form.put("password", PASSWORD);
		form.put("locale", "ru");
		form.put("timeZone", "Europe/Samara");
		form.put("acceptances", List.of(accepted("terms", "2026-12-01"), accepted("personal-data", "2026-12-01")));
		return form;
	}

	public static Map<String, String> accepted(String document, String version) {
		return Map.of("document", document, "version", version);
	}

	public static Map<String, @Nullable Object> form(String email, String field, @Nullable Object value) {
		Map<String, @Nullable Object> form = form(email);
		form.put(field, value);
		return form;
	}

	public MvcTestResult register(Map<String, ?> form) {
		return register(form, someAddress(), null);
	}

	public MvcTestResult register(Map<String, ?> form, String clientAddress, @Nullable String idempotencyKey) {
		var request = this.mvc.post()
			.uri("/api/auth/registrations")
			.header("X-Forwarded-For", clientAddress)
			.contentType(MediaType.APPLICATION_JSON)
			.content(JSON.writeValueAsString(form));
		return (idempotencyKey != null) ? request.header("Idempotency-Key", idempotencyKey).exchange() : request.exchange();
	}

	public UUID registered(String email) {
		return id(register(form(email)));
	}

	public static UUID id(MvcTestResult accepted) {
		assertThat(accepted).hasStatus(202);
		return UUID.fromString(body(accepted).get("registrationId").asString());
	}

	public MvcTestResult progress(UUID registrationId) {
		return this.mvc.get().uri("/api/auth/registrations/{id}", registrationId).exchange();
	}

	public MvcTestResult resend(UUID registrationId) {
		return this.mvc.post().uri("/api/auth/registrations/{id}/codes", registrationId).exchange();
	}

	public MvcTestResult verify(UUID registrationId, String code) {
		return verifyRaw(registrationId, JSON.writeValueAsString(Map.of("code", code)));
	}

	public MvcTestResult verifyRaw(UUID registrationId, String body) {
		return this.mvc.put()
			.uri("/api/auth/registrations/{id}/verification", registrationId)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	/** The code in the newest mail. */
	public String mailedCode(UUID registrationId) {
		return this.events.of(VerificationRequested.class, registrationId).getLast().code();
	}

	public String wrongCode(UUID registrationId) {
		int right = Integer.parseInt(mailedCode(registrationId));
		return "%06d".formatted((right + 1) % 1_000_000);
	}

	public UUID verified(String email) {
		UUID registrationId = registered(email);
		assertThat(verify(registrationId, mailedCode(registrationId))).hasStatus(204);
		return accountOf(registrationId);
	}

	public UUID accountOf(UUID registrationId) {
		return this.jdbc.sql("select identity_id from registration where id = :id").param("id", registrationId).query(UUID.class).single();
	}

	public Instant createdAt(UUID registrationId) {
		return this.jdbc.sql("select created_at from registration where id = :id")
			.param("id", registrationId)
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	public String stateOf(UUID registrationId) {
		return this.jdbc.sql("select state from registration where id = :id").param("id", registrationId).query(String.class).single();
	}

	public long registrationsOf(String email) {
		return this.jdbc.sql("select count(*) from registration where email_key = :email")
			.param("email", email.toLowerCase(java.util.Locale.ROOT))
			.query(Long.class)
			.single();
	}

	/** Makes everything of a registration that much older, as if the time had passed. */
	public void age(UUID registrationId, Duration by) {
		String seconds = by.toSeconds() + " seconds";
		this.jdbc.sql("""
				update verification_code set issued_at = issued_at - cast(:by as interval), expires_at = expires_at - cast(:by as interval)
				where registration_id = :id
				""").param("by", seconds).param("id", registrationId).update();
		this.jdbc.sql("""
				update registration set created_at = created_at - cast(:by as interval), reconcile_at = reconcile_at - cast(:by as interval)
				where id = :id
				""").param("by", seconds).param("id", registrationId).update();
	}

	public void ageAllOf(String email, Duration by) {
		this.jdbc.sql("select id from registration where email_key = :email")
			.param("email", email)
			.query(UUID.class)
			.list()
			.forEach(id -> age(id, by));
	}

	public static JsonNode body(MvcTestResult result) {
		return JSON.readTree(result.getResponse().getContentAsByteArray());
	}

	/** The stable part of a problem's type. */
	public static String problem(MvcTestResult result) {
		assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
		return body(result).get("type").asString().replace("/problems/", "");
	}

}
