package ru.neuromagic.quest.quest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.problem;

@IntegrationTest
class QuestListMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void listsQuestsForEveryoneShortestFirst() {
		MvcTestResult result = get("/api/quests", "en");
		assertThat(result).hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=10, public");
		assertThat(result.getResponse().getHeaders(HttpHeaders.VARY)).contains("Accept-Language");
		assertThat(ok(result)).isEqualTo(JsonMapper.shared().readTree("""
				{"quests":[
				{"slug":"owl-words","title":"Owl words","summary":"About owls","minutes":2,"taskCount":1,"maxScore":5,"passScore":3},
				{"slug":"owl-school","title":"Owl school","summary":"About owls","minutes":5,"taskCount":3,"maxScore":40,"passScore":24}],
				"next":null}
				"""));
		assertThat(ok(get("/api/quests", "ru")).path("quests").path(0).path("title").asString()).isEqualTo("Слова сов");
	}

	@Test
	void pagesThroughAllQuestsOnce() {
		List<String> slugs = new ArrayList<>();
		String after = null;
		do {
			JsonNode page = ok(get("/api/quests?limit=1" + ((after != null) ? "&after=" + after : ""), "ru"));
			page.path("quests").forEach(quest -> slugs.add(quest.path("slug").asString()));
			after = page.path("next").isNull() ? null : page.path("next").asString();
		}
		while (after != null);
		assertThat(slugs).containsExactly("owl-words", "owl-school");
	}

	@Test
	void goesOnAfterAQuestThatIsGone() {
		String gone = new QuestCursor(2, new Slug("owl-zzz")).encode();
		assertThat(ok(get("/api/quests?after=" + gone, "ru")).path("quests").findValuesAsString("slug"))
			.containsExactly("owl-school");
		String end = new QuestCursor(600, new Slug("z")).encode();
		JsonNode nothing = ok(get("/api/quests?after=" + end, "ru"));
		assertThat(nothing.path("quests")).isEmpty();
		assertThat(nothing.path("next").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit,min", "limit=101,limit,max", "limit=-1,limit,min", "limit=many,limit,type",
			"limit=99999999999,limit,type", "after=x,after,cursor", "after=,after,cursor",
			"after='; drop table attempt; --,after,cursor" })
	void namesWhatIsWrongWithThePage(String query, String field, String code) {
		MvcTestResult result = get("/api/quests?" + query.replace(" ", "%20"), "ru");
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		JsonNode error = json(result).path("errors").path(0);
		assertThat(error.path("field").asString() + " " + error.path("code").asString()).isEqualTo(field + " " + code);
	}

	@Test
	void isReadOnlyAndTakesNoBadTokens() {
		assertThat(problem(this.mvc.post().uri("/api/quests").exchange())).isEqualTo("401 unauthorized");
		assertThat(problem(this.mvc.delete().uri("/api/quests").header(HttpHeaders.AUTHORIZATION,
				Tokens.get().learner(UUID.randomUUID())).exchange())).isEqualTo("405 method-not-allowed");
		assertThat(this.mvc.get().uri("/api/quests").header(HttpHeaders.AUTHORIZATION,
				Tokens.get().forged(UUID.randomUUID()))).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	private MvcTestResult get(String address, String language) {
		return this.mvc.get().uri(URI.create(address)).header(HttpHeaders.ACCEPT_LANGUAGE, language).exchange();
	}

}
