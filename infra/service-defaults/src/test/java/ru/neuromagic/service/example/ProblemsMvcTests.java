package ru.neuromagic.service.example;

import java.nio.charset.Charset;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class ProblemsMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ExampleService.ExampleController controller;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"text\": \" \"}|text|not-blank", "{}|text|not-blank",
			"{\"text\": \"123456789012345678901\"}|text|size", "{\"text\": \"a\", \"id\": \"7\"}|id|type",
			"{\"text\": [1]}|text|type", "{\"text\": \"a\\u0000b\"}|text|type", "{\"text\": \"a\\ud800b\"}|text|type",
			"{\"text\": \"a\", \"inner\": {\"depth\": 9}}|inner.depth|max",
			"{\"text\": \"a\", \"inner\": {\"depth\": \"x\"}}|inner.depth|type", "{\"text\": 7}|text|type", "{\"text\": true}|text|type",
			"{\"text\": \"a\", \"inner\": {\"depth\": \"1\"}}|inner.depth|type", "{\"text\": \"a\", \"inner\": {\"depth\": 1.5}}|inner.depth|type",
			"{\"text\": \"a\", \"inner\": {\"depth\": 1e0}}|inner.depth|type", "{\"text\": \"a\", \"text\": \"b\"}|text|duplicate" })
	void invalidFieldIsNamed(String body, String field, String code) {
		var answer = assertThat(post("/api/examples/notes", body)).hasStatus(400);
		answer.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		answer.bodyJson().extractingPath("$.type").isEqualTo("/problems/validation-failed");
		answer.bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
		answer.bodyJson().extractingPath("$.errors[0].code").isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"text\": |malformed-request", "''|malformed-request", "null|malformed-request" })
	void unreadableBody(String body, String type) {
		assertThat(post("/api/examples/notes", body)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/" + type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32" })
	void onlyUtf8IsRead(String encoding) {
		byte[] body = "{\"text\": \"a\"}".getBytes(Charset.forName(encoding));
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").contentType(MediaType.APPLICATION_JSON).content(body).exchange())
			.hasStatus(400);
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").contentType("application/json;charset=" + encoding)
			.content(body)
			.exchange()).hasStatus4xxClientError();
	}

	@Test
	void wrongEncodingIsNotWellFormed() {
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").contentType(MediaType.APPLICATION_JSON)
			.content(new byte[] { '{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}' })
			.exchange()).hasStatus(400);
	}

	@ParameterizedTest
	@CsvSource({ "/api/examples/items/7,id,type", "/api/examples/items/01980a3e-5c00-7000-8000-000000000001?limit=51,limit,max",
			"/api/examples/items/01980a3e-5c00-7000-8000-000000000001?limit=x,limit,type" })
	void invalidParameterIsNamed(String uri, String field, String code) {
		var answer = assertThat(authorised(HttpMethod.GET, uri).exchange()).hasStatus(400);
		answer.bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
		answer.bodyJson().extractingPath("$.errors[0].code").isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/examples/nothing,404,not-found", "DELETE,/api/examples/mine,405,method-not-allowed",
			"GET,/api/examples/refused,409,stale-answer", "GET,/api/examples/broken,500,internal-error",
			"GET,/api/examples/outage,503,temporarily-unavailable" })
	void everyFailureHasItsType(String method, String uri, int status, String type) {
		var answer = assertThat(authorised(HttpMethod.valueOf(method), uri).exchange()).hasStatus(status);
		answer.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		answer.bodyJson().extractingPath("$.type").isEqualTo("/problems/" + type);
		answer.bodyText().doesNotContain("secret detail", "at ru.neuromagic");
	}

	@Test
	void wrongMediaType() {
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").contentType(MediaType.TEXT_PLAIN).content("x").exchange())
			.hasStatus(415)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/unsupported-media-type");
	}

	@Test
	void yamlIsNoFormatOfTheApi() {
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").contentType("application/yaml").content("text: a").exchange())
			.hasStatus(415);
		assertThat(authorised(HttpMethod.GET, "/api/examples/mine").accept("application/yaml").exchange()).hasStatus(406);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/xml", "text/html", "application/json;q=0", "image/*, text/plain", "nonsense" })
	void aCommandWhoseAnswerIsNotTakenHasNoEffect(String accept) {
		int before = this.controller.added.get();
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").header(HttpHeaders.ACCEPT, accept)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"text\": \"a\"}")
			.exchange()).hasStatus(406);
		assertThat(this.controller.added).hasValue(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "text/html, application/json;q=0.1" })
	void aCommandWhoseAnswerIsTakenIsCarriedOut(String accept) {
		int before = this.controller.added.get();
		assertThat(authorised(HttpMethod.POST, "/api/examples/notes").header(HttpHeaders.ACCEPT, accept)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"text\": \"a\"}")
			.exchange()).hasStatusOk();
		assertThat(this.controller.added).hasValue(before + 1);
	}

	@Test
	void theErrorAddressIsNone() {
		assertThat(this.mvc.get().uri("/error")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	@Test
	void unknownApiVersion() {
		assertThat(authorised(HttpMethod.GET, "/api/examples/mine").header("API-Version", "99").exchange()).hasStatus(400);
	}

	private MvcTestResult post(String uri, String body) {
		return authorised(HttpMethod.POST, uri).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private MockMvcTester.MockMvcRequestBuilder authorised(HttpMethod method, String uri) {
		return this.mvc.method(method).uri(uri).header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(UUID.randomUUID()));
	}

}
