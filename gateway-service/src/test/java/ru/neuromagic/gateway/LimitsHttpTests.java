package ru.neuromagic.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.gateway.EntranceHttpTests.assertProblem;

/** Limits by client and account behind a trusted proxy, which is how tests can come from many addresses. */
@TestPropertySource(properties = { "neuromagic.origin.trusted-proxies=127.0.0.1,::1,10.1.0.0/16",
		"neuromagic.origin.hosts=localhost,learn.example", "neuromagic.identity.device-login=true", "neuromagic.tokens.issuer=https://issuer.test/id/realms/neuromagic", "neuromagic.rate-limits.everything.client.requests=8",
		"neuromagic.rate-limits.everything.account.requests=5", "neuromagic.rate-limits.register.client.requests=2",
		"neuromagic.rate-limits.verify.client.requests=2", "neuromagic.rate-limits.login.client.requests=2",
		"neuromagic.rate-limits.answers.client.requests=2", "neuromagic.rate-limits.try.client.requests=2",
		"neuromagic.rate-limits.contact.client.requests=2", "neuromagic.rate-limits.contact.account.requests=1" })
class LimitsHttpTests extends StandIns {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final RSAKey KEY = newKey("right");

	@BeforeEach
	void keycloakShowsItsKeys() {
		BACK_ENDS.get("identity")
			.stubFor(WireMock.get("/id/realms/neuromagic/protocol/openid-connect/certs")
				.willReturn(WireMock.okJson(new JWKSet(KEY.toPublicJWK()).toString())));
		time.passes(Duration.ofHours(1));
	}

	@Test
	void limitsAClientAndLetsItComeBackInTime() {
		for (int request = 1; request <= 8; request++) {
			assertThat(get("/api/courses", "X-Forwarded-For", "198.51.100.1").statusCode()).isEqualTo(200);
		}

		HttpResponse<String> refused = get("/api/courses", "X-Forwarded-For", "198.51.100.1");

		assertProblem(refused, 429, "too-many-requests");
		// eight a minute come back one by one, every 7.5 s
		assertThat(header(refused, "Retry-After")).isEqualTo("8");
		assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"everything-client\";q=8;w=60");
		assertThat(header(refused, "RateLimit")).isEqualTo("\"everything-client\";r=0;t=60");
		assertThat(received("courses")).hasSize(8);
		assertThat(get("/api/courses", "X-Forwarded-For", "198.51.100.2").statusCode()).isEqualTo(200);

		time.passes(Duration.ofSeconds(8));
		HttpResponse<String> allowed = get("/api/courses", "X-Forwarded-For", "198.51.100.1");
		assertThat(allowed.statusCode()).isEqualTo(200);
		assertThat(header(allowed, "RateLimit")).startsWith("\"everything-client\";r=0;t=");
		assertThat(get("/api/courses", "X-Forwarded-For", "198.51.100.1").statusCode()).isEqualTo(429);
	}

	@Test
	void explainsTheLimitToPeople() {
		for (int request = 1; request <= 8; request++) {
			get("/courses", "X-Forwarded-For", "198.51.100.3");
		}

		HttpResponse<String> refused = get("/courses", "X-Forwarded-For", "198.51.100.3", "Accept", "text/html");

		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(header(refused, "Retry-After")).isEqualTo("8");
		assertThat(refused.body()).contains("Слишком часто", "Подождите 8 с");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /register, 1, 600", "POST, /api/auth/registrations, 2, 600", "POST, /verify/0190/code, 3, 600",
			"PUT, /api/auth/registrations/0190/verification, 4, 600", "POST, /api/auth/registrations/0190/codes, 5, 600", "GET, /login, 6, 300", "HEAD, /login, 16, 300",
			"HEAD, /oauth2/authorization/keycloak, 17, 300", "GET, /id/realms/neuromagic/device, 18, 300", "POST, /id/realms/neuromagic/device, 19, 300",
			"POST, /id/realms/neuromagic/login-actions/authenticate, 7, 300", "POST, /id/realms/neuromagic/protocol/openid-connect/token, 8, 300",
			"POST, /quest/first-prompt/answers/a, 9, 60", "PUT, /api/quests/attempts/0190/answers/a, 10, 60",
			"PUT, /api/quests/attempts/0190/answers/a/checks/1, 11, 60", "POST, /try, 12, 600",
			"POST, /api/quests/trial/checks, 13, 600", "POST, /contact, 14, 3600",
			"POST, /api/notifications/contact-messages, 15, 3600" })
	void isStricterWhereGuessingOrFloodingPays(String method, String path, int client, int seconds) {
		String address = "198.51.101." + client;
		for (int request = 1; request <= 2; request++) {
			assertThat(send(method, path, BodyPublishers.ofString("x"), "X-Forwarded-For", address, "Content-Type", FORM).statusCode()).isEqualTo(200);
		}

		HttpResponse<String> refused = send(method, path, BodyPublishers.ofString("x"), "X-Forwarded-For", address, "Content-Type", FORM);

		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(header(refused, "Retry-After")).isEqualTo(Integer.toString(seconds / 2));
		assertThat(get("/courses", "X-Forwarded-For", address).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/contact, 21", "/api/quests/trial, 22", "/api/quests/trial/checks, 23", "/try, 24" })
	void countsReadingAsAnyOtherRequest(String path, int client) {
		for (int request = 1; request <= 3; request++) {
			assertThat(get(path, "X-Forwarded-For", "198.51.101." + client).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void countsHeadsAsItCountsGets() {
		for (int request = 1; request <= 8; request++) {
			assertThat(send(request % 2 == 0 ? "HEAD" : "GET", "/courses", BodyPublishers.noBody(), "X-Forwarded-For", "198.51.101.25").statusCode()).isEqualTo(200);
		}

		assertThat(send("HEAD", "/courses", BodyPublishers.noBody(), "X-Forwarded-For", "198.51.101.25").statusCode()).isEqualTo(429);
		assertThat(get("/courses", "X-Forwarded-For", "198.51.101.25").statusCode()).isEqualTo(429);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /id/realms/neuromagic/protocol/openid-connect/auth/device", "GET, /id/realms/neuromagic/device", "GET, /id/realms/neuromagic/device/status" })
	void opensTheLoginOfDevicesWhereItIsWanted(String method, String path) {
		assertThat(send(method, path, BodyPublishers.ofString("x=y"), "X-Forwarded-For", "198.51.100.40", "Content-Type", FORM).statusCode()).isEqualTo(200);
	}

	@Test
	void namesTheTighterLimitOfAClass() {
		String session = "SESSION=writes-too-much";
		assertThat(send("POST", "/contact", BodyPublishers.ofString("x"), "X-Forwarded-For", "198.51.101.31", "Cookie", session).statusCode()).isEqualTo(200);

		HttpResponse<String> refused = send("POST", "/api/notifications/contact-messages", BodyPublishers.ofString("{}"), "X-Forwarded-For", "198.51.101.32", "Cookie", session);

		assertProblem(refused, 429, "too-many-requests");
		assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"contact-account\";q=1;w=3600");
		assertThat(header(refused, "Retry-After")).isEqualTo("3600");
	}

	@Test
	void countsAnIpv6NetworkAsOneClient() {
		for (int request = 1; request <= 8; request++) {
			assertThat(get("/courses", "X-Forwarded-For", "2001:db8:1:2::" + request).statusCode()).isEqualTo(200);
		}

		assertThat(get("/courses", "X-Forwarded-For", "[2001:db8:1:2:ffff::9]:4711").statusCode()).isEqualTo(429);
		assertThat(get("/courses", "X-Forwarded-For", "2001:db8:1:3::1").statusCode()).isEqualTo(200);
	}

	@Test
	void believesOnlyWhatTrustedProxiesAddedToTheChain() {
		get("/courses", "X-Forwarded-For", "6.6.6.6, 198.51.100.9, 10.1.2.3", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "learn.example");
		get("/courses", "X-Forwarded-For", "6.6.6.6, not-an-address, 10.1.2.3", "X-Forwarded-Port", "99999", "X-Forwarded-Host", "a@b/c");

		LoggedRequest first = received("web-ui").get(0);
		assertThat(first.getHeader("X-Forwarded-For")).isEqualTo("198.51.100.9");
		assertThat(first.getHeader("X-Forwarded-Proto")).isEqualTo("https");
		assertThat(first.getHeader("X-Forwarded-Host")).isEqualTo("learn.example");
		assertThat(first.getHeader("X-Forwarded-Port")).isEqualTo("443");
		LoggedRequest second = received("web-ui").get(1);
		assertThat(second.getHeader("X-Forwarded-For")).isEqualTo("10.1.2.3");
		assertThat(second.getHeader("X-Forwarded-Host")).isEqualTo("localhost:" + port);
		assertThat(second.getHeader("X-Forwarded-Port")).isEqualTo(Integer.toString(port));
	}

	@Test
	void answersOnlyUnderItsOwnNames() {
		HttpResponse<String> stranger = get("/courses", "X-Forwarded-For", "198.51.100.30", "X-Forwarded-Host", "evil.example", "Accept", "text/html");

		assertThat(stranger.statusCode()).isEqualTo(421);
		assertThat(stranger.body()).contains("Этот сайт живёт по другому адресу");
		assertThat(received("web-ui")).isEmpty();
	}

	@Test
	void promisesHttpsOnlyToThoseWhoCameByIt() {
		assertThat(header(get("/", "X-Forwarded-For", "198.51.100.20", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "learn.example"), "Strict-Transport-Security"))
			.isEqualTo("max-age=31536000; includeSubDomains");
		assertThat(header(get("/", "X-Forwarded-For", "198.51.100.20", "X-Forwarded-Proto", "http"), "Strict-Transport-Security")).isNull();
	}

	@Test
	void limitsAnAccountWhereverItComesFrom() {
		String token = token(KEY, "account-one", "https://issuer.test/id/realms/neuromagic");
		for (int request = 1; request <= 5; request++) {
			assertThat(get("/api/courses/enrollments", "X-Forwarded-For", "198.51.102." + request, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
		}

		String another = token(KEY, "account-one", "https://issuer.test/id/realms/neuromagic");
		HttpResponse<String> refused = get("/api/courses/enrollments", "X-Forwarded-For", "198.51.102.6", "Authorization", "Bearer " + another);

		assertProblem(refused, 429, "too-many-requests");
		assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"everything-account\";q=5;w=60");
		assertThat(header(refused, "Retry-After")).isEqualTo("12");
		String other = token(KEY, "account-two", "https://issuer.test/id/realms/neuromagic");
		assertThat(get("/api/courses/enrollments", "X-Forwarded-For", "198.51.102.7", "Authorization", "Bearer " + other).statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotChargeAnAccountForTokensThatSomeoneElseMadeUp() {
		String forged = token(newKey("right"), "victim", "https://issuer.test/id/realms/neuromagic");
		String foreign = token(KEY, "victim", "https://elsewhere.test");
		for (int request = 1; request <= 6; request++) {
			get("/api/courses/enrollments", "X-Forwarded-For", "198.51.103." + request, "Authorization", "Bearer " + forged);
			get("/api/courses/enrollments", "X-Forwarded-For", "198.51.103." + request, "Authorization", "Bearer " + foreign);
			get("/api/courses/enrollments", "X-Forwarded-For", "198.51.103." + request, "Authorization", "Bearer no.token.atall");
		}

		String real = token(KEY, "victim", "https://issuer.test/id/realms/neuromagic");
		assertThat(get("/api/courses/enrollments", "X-Forwarded-For", "198.51.103.100", "Authorization", "Bearer " + real).statusCode()).isEqualTo(200);
		// the services decide what such a token is worth, the gateway only counts
		assertThat(received("courses")).hasSize(19);
	}

	@Test
	void asksForKeysOnlyOnceInAWhile() {
		for (int request = 1; request <= 6; request++) {
			get("/api/courses", "X-Forwarded-For", "198.51.104." + request, "Authorization", "Bearer " + token(newKey("unknown-" + request), "x", "y"));
		}

		assertThat(received("identity")).hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void limitsAWebSessionWhereverItComesFrom() {
		for (int request = 1; request <= 5; request++) {
			assertThat(get("/courses", "X-Forwarded-For", "198.51.105." + request, "Cookie", "SESSION=abc; lang=en").statusCode()).isEqualTo(200);
		}

		assertThat(get("/courses", "X-Forwarded-For", "198.51.105.6", "Cookie", "SESSION=abc").statusCode()).isEqualTo(429);
		assertThat(get("/courses", "X-Forwarded-For", "198.51.105.6", "Cookie", "SESSION=def").statusCode()).isEqualTo(200);
		assertThat(get("/courses", "X-Forwarded-For", "198.51.105.6", "Cookie", "__Host-SESSION=abc").statusCode()).as("as it is called behind https").isEqualTo(429);
	}

	private String token(RSAKey key, String account, String issuer) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
					new JWTClaimsSet.Builder().subject(account)
						.issuer(issuer)
						.jwtID(UUID.randomUUID().toString())
						.issueTime(Date.from(time.instant()))
						.expirationTime(Date.from(time.instant().plusSeconds(300)))
						.build());
			jwt.sign(new RSASSASigner(key));
			return jwt.serialize();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static RSAKey newKey(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
