package ru.neuromagic.web;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

/** The task on the home page that anybody may try. */
@PagesTest
class TrialTests {

	private static final String CHECKS = "/api/quests/trial/checks";

	@Test
	void showsTheTaskAndWhatItIsReadFor(Browser browser) {
		Document home = browser.open("/").document();
		assertThat(home.select("[data-trial] h2").text()).isEqualTo("Письмо клиенту о переносе доставки");
		assertThat(home.select(".trial__stars li").eachText()).containsExactly("Роль", "Задача", "Контекст", "Тон", "Формат");
		assertThat(home.select(".trial__stars .star--lit")).isEmpty();
		assertThat(home.select("main .button--primary")).hasSize(1);
	}

	@Test
	void gradesWithoutAnAccountAndKeepsWhatWasTyped(Browser browser) {
		Browser.Page graded = browser.submit(browser.open("/"), "/try#try", "text", "Напиши <b>письмо</b> клиенту");
		assertThat(graded.status()).isEqualTo(200);
		Document page = graded.document();
		assertThat(page.select(".trial__stars .star--lit")).hasSize(3);
		assertThat(page.select(".trial__score b").text()).isEqualTo("60 %");
		assertThat(page.select(".trial__score .prose").text()).isEqualTo("Модель уже знает, кто она и что случилось.");
		assertThat(page.select(".trial .criteria li b").eachText()).containsExactly("Тон", "Формат");
		assertThat(page.select("#try-text").first().wholeText()).isEqualTo("Напиши <b>письмо</b> клиенту");
		assertThat(browser.cookie("SESSION")).isEmpty();
		Platform.SERVICES.quests.verify(WireMock.postRequestedFor(WireMock.urlEqualTo(CHECKS))
			.withRequestBody(WireMock.equalToJson("{\"text\": \"Напиши <b>письмо</b> клиенту\"}")));
	}

	@Test
	void saysWhatIsWrongWithAPromptThatCannotBeGraded(Browser browser) {
		Browser.Page empty = browser.submit(browser.open("/"), "/try#try", "text", "  ");
		assertThat(empty.status()).isEqualTo(422);
		assertThat(empty.document().select("#try-error").text()).isEqualTo("Напишите промпт: хотя бы одно-два предложения.");
		Platform.SERVICES.quests.stubFor(post(CHECKS).atPriority(1).willReturn(WireMock.aResponse().withStatus(400)
			.withHeader("Content-Type", "application/problem+json")
			.withBody("{\"type\": \"/problems/validation-failed\", \"status\": 400, \"minWords\": 5, \"words\": 2, \"errors\": [{\"field\": \"text\", \"code\": \"too-short\", \"message\": \"m\"}]}")));
		Browser.Page tooShort = browser.submit(browser.open("/"), "/try#try", "text", "два слова");
		assertThat(tooShort.document().select("#try-error").text()).isEqualTo("Пока слишком коротко: нужно хотя бы 5 слов.");
		assertThat(tooShort.document().select("#try-text").attr("aria-invalid")).isEqualTo("true");
		assertThat(tooShort.document().select("#try-text").text()).isEqualTo("два слова");
	}

	@Test
	void keepsTheTextWhenTheCheckDoesNotAnswer(Browser browser) {
		Browser.Page home = browser.open("/");
		Platform.SERVICES.quests.stubFor(post(CHECKS).atPriority(1).willReturn(WireMock.aResponse().withStatus(503)));
		Browser.Page page = browser.submit(home, "/try#try", "text", "Напиши письмо");
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.document().select("#try-error").text()).contains("Ваш текст остался здесь");
		assertThat(page.document().select("#try-text").text()).isEqualTo("Напиши письмо");
	}

	@Test
	void leavesTheRestOfTheHomePageWhenTheTaskIsAway(Browser browser) {
		Platform.SERVICES.quests.stubFor(get("/api/quests/trial").atPriority(1).willReturn(WireMock.aResponse().withStatus(503)));
		Browser.Page home = browser.open("/");
		assertThat(home.status()).isEqualTo(200);
		assertThat(home.document().select("[data-trial] .outage")).hasSize(1);
		assertThat(home.document().select(".cards .card")).hasSize(3);
	}

	@Test
	void leadsAReloadBackHome(Browser browser) {
		assertThat(browser.open("/try").location()).isEqualTo("/#try");
	}
}
