package ru.neuromagic.auth.account;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.body;
import static ru.neuromagic.auth.AuthApi.problem;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
class AccountTests {

	private final Tokens tokens = Tokens.get();

	@Autowired
	AuthApi api;

	@Autowired
	MockMvcTester mvc;

	@Test
	void tellsTheOwnAccount() {
		String email = someEmail();
		UUID id = this.api.verified(email);
		MvcTestResult own = get("/api/auth/account", this.tokens.learner(id));
		assertThat(own).hasStatus(200);
		assertThat(body(own).propertyNames()).containsExactly("id", "name", "email", "locale", "timeZone", "createdAt",
				"acceptances");
		assertThat(body(own).get("id").asString()).isEqualTo(id.toString());
		assertThat(body(own).get("name").asString()).isEqualTo("Анна Чехова");
		assertThat(body(own).get("email").asString()).isEqualTo(email);
		assertThat(body(own).get("timeZone").asString()).isEqualTo("Europe/Samara");
		assertThat(body(get("/api/auth/accounts/" + id, this.tokens.learner(id)))).isEqualTo(body(own));
	}

	@Test
	void hidesOtherAccountsExceptFromAdmins() {
		UUID id = this.api.verified(someEmail());
		MvcTestResult hidden = get("/api/auth/accounts/" + id, this.tokens.learner(UUID.randomUUID()));
		assertThat(hidden).hasStatus(404);
		assertThat(problem(hidden)).isEqualTo("account-not-found");
		assertThat(get("/api/auth/accounts/" + id, this.tokens.with(UUID.randomUUID(), "learner", "moderator"))).hasStatus(404);
		assertThat(get("/api/auth/accounts/" + id, this.tokens.with(UUID.randomUUID(), "learner", "admin"))).hasStatus(200);
	}

	@Test
	void knowsOnlyAccountsThatExist() {
		UUID stranger = UUID.randomUUID();
		for (String path : List.of("/api/auth/account", "/api/auth/accounts/" + stranger)) {
			MvcTestResult unknown = get(path, this.tokens.learner(stranger));
			assertThat(unknown).hasStatus(404);
			assertThat(problem(unknown)).isEqualTo("account-not-found");
		}
		assertThat(get("/api/auth/accounts/no-uuid", this.tokens.learner(stranger))).hasStatus(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/auth/account", "/api/auth/accounts/01980a3e-5c00-7000-8000-000000000001", "/api/auth/unknown" })
	void needsAValidToken(String path) {
		UUID id = UUID.fromString("01980a3e-5c00-7000-8000-000000000001");
		assertThat(this.mvc.get().uri(path).exchange()).hasStatus(401);
		for (String token : List.of(this.tokens.expired(id), this.tokens.forOtherAudience(id), this.tokens.ofOtherIssuer(id),
				this.tokens.forged(id), "Bearer nonsense")) {
			MvcTestResult refused = get(path, token);
			assertThat(refused).hasStatus(401);
			assertThat(problem(refused)).isEqualTo("unauthorized");
		}
		assertThat(get(path, this.tokens.with(id, "guest"))).hasStatus(403);
	}

	@Test
	void listsAndChangesNothing() {
		String token = this.tokens.learner(UUID.randomUUID());
		assertThat(get("/api/auth/registrations", token)).hasStatus(405);
		assertThat(get("/api/auth/accounts", token)).hasStatus(404);
		assertThat(this.mvc.delete().uri("/api/auth/account").header("Authorization", token).exchange()).hasStatus(405);
	}

	private MvcTestResult get(String path, String token) {
		return this.mvc.get().uri(path).header("Authorization", token).exchange();
	}

}
