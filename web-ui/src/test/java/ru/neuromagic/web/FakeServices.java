package ru.neuromagic.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

/** The four services as the contract describes them, with one learner in the middle of one course. */
final class FakeServices {

	static final String REGISTRATION = "0198c0de-0000-7000-8000-000000000001";

	static final String ATTEMPT = "0198c0de-0000-7000-8000-000000000002";

	static final String LETTER = "0198c0de-0000-7000-8000-000000000003";

	static final String SUBSCRIPTION_TOKEN = "Zk3-x_0aQ9bLwT7uVhE2dA";

	static final String SUBSCRIPTION = "/api/notifications/subscriptions/" + SUBSCRIPTION_TOKEN;

	static final int LONGEST_PROMPT = 2000;

	static final String XSS = "<script>alert(1)</script>";

	final WireMockServer auth = server();

	final WireMockServer courses = server();

	final WireMockServer quests = server();

	final WireMockServer notifications = server();

	private static WireMockServer server() {
		var server = new WireMockServer(WireMockConfiguration.options().dynamicPort().http2PlainDisabled(true));
		server.start();
		return server;
	}

	/** Everything answers. */
	void reset() {
		for (WireMockServer server : new WireMockServer[] { auth, courses, quests, notifications }) {
			server.resetAll();
		}
		auth.stubFor(post("/api/auth/registrations").willReturn(json(202, registration("awaiting-code", 42))));
		auth.stubFor(get("/api/auth/registrations/" + REGISTRATION).willReturn(json(200, registration("awaiting-code", 42))));
		auth.stubFor(post("/api/auth/registrations/" + REGISTRATION + "/codes")
			.willReturn(json(202, registration("awaiting-code", 60))));
		auth.stubFor(put("/api/auth/registrations/" + REGISTRATION + "/verification").willReturn(WireMock.aResponse().withStatus(204)));
		auth.stubFor(get("/api/auth/account").willReturn(json(200, """
				{"id": "%s", "name": "Анна Звёздная", "email": "anna@example.ru", "locale": "ru",
				 "timeZone": "Asia/Yekaterinburg", "createdAt": "2026-03-01T10:00:00Z",
				 "acceptances": [{"document": "terms", "version": "2026-11-23", "acceptedAt": "2026-03-01T10:00:00Z"}, {"document": "something-new", "version": "2026-11-23", "acceptedAt": "2026-03-01T10:00:00Z"}]}""".formatted(FakeKeycloak.LEARNER))));

		courses.stubFor(get(urlPathEqualTo("/api/courses")).willReturn(json(200, """
				{"courses": [%s, %s, %s], "next": null}""".formatted(
				summary("prompting-basics", "Основы промптинга", "Как просить модель так, чтобы она поняла: роль, цель, контекст и форма ответа.", "beginner", 6, 2),
				summary("ai-agents", "Создание AI агентов", "От одного запроса к цепочке шагов: инструменты, память и пределы доверия.", "middle", 9, 4),
				summary("rag-systems", "RAG системы", "Поиск по своим документам и ответы со ссылкой на источник.", "senior", 8, 3)))));
		courses.stubFor(get(urlPathEqualTo("/api/courses/streak")).willReturn(json(200, streak(5, true, 9))));
		courses.stubFor(get("/api/courses/prompting-basics").willReturn(json(200, course())));
		courses.stubFor(get("/api/courses/prompting-basics/enrollment").willReturn(json(200, enrollment())));
		courses.stubFor(put("/api/courses/prompting-basics/enrollment").willReturn(json(201, enrollment())));
		courses.stubFor(get("/api/courses/enrollments").willReturn(json(200, """
				{"enrollments": [%s]}""".formatted(enrollment()))));
		courses.stubFor(get(urlPathMatching("/api/courses/prompting-basics/lessons/.*")).willReturn(json(200, lesson("null"))));
		courses.stubFor(get(urlPathMatching("/api/courses/prompting-basics/lessons/.*")).withHeader("Authorization", matching("Bearer .*"))
			.willReturn(json(200, lesson(enrollment()))));
		courses.stubFor(put(urlPathMatching("/api/courses/prompting-basics/lessons/.*/completion"))
			.willReturn(json(200, enrollment())));

		quests.stubFor(get("/api/quests/trial").willReturn(json(200, """
				{"key": "moved-delivery", "title": "Письмо клиенту о переносе доставки", "statementHtml": "<p>Доставку дивана перенесли с пятницы на вторник. Напишите нейросети промпт, чтобы она подготовила письмо клиенту, который не рассердится.</p>",
				 "minWords": 5, "maxLength": 2000, "placeholder": "Ты — менеджер магазина мебели. Напиши…",
				 "criteria": [{"key": "role", "label": "Роль"}, {"key": "goal", "label": "Задача"}, {"key": "context", "label": "Контекст"}, {"key": "tone", "label": "Тон"}, {"key": "format", "label": "Формат"}]}""")));
		quests.stubFor(post("/api/quests/trial/checks").willReturn(json(200, """
				{"score": 6, "maxScore": 10, "percent": 60, "html": "<p>Модель уже знает, кто она и что случилось.</p>",
				 "criteria": [{"key": "role", "label": "Роль", "met": true, "comment": "Роль названа."}, {"key": "goal", "label": "Задача", "met": true, "comment": "Ясно, что написать."},
				  {"key": "context", "label": "Контекст", "met": true, "comment": "Даты есть."}, {"key": "tone", "label": "Тон", "met": false, "comment": "Скажите, каким тоном писать: например, спокойно и с извинением."},
				  {"key": "format", "label": "Формат", "met": false, "comment": "Назовите длину и вид ответа: «письмо до ста слов с темой»."}]}""")));
		quests.stubFor(get(urlPathEqualTo("/api/quests")).willReturn(json(200, """
				{"quests": [
				  {"slug": "first-prompt", "title": "Первый промпт", "summary": "Из чего состоит хороший запрос: найдите роль, выберите лучший вариант и напишите промпт сами.", "minutes": 15, "taskCount": 3, "maxScore": 30, "passScore": 18},
				  {"slug": "prompt-repair", "title": "Отладка промпта", "summary": "Модель ответила не то. Найдите причину и почините запрос за три правки.", "minutes": 14, "taskCount": 3, "maxScore": 30, "passScore": 18}],
				 "next": null}""")));
		quests.stubFor(get("/api/quests/first-prompt").willReturn(json(200, """
				{"slug": "first-prompt", "title": "Первый промпт", "introHtml": "<p>Три задания о том, из чего состоит хороший запрос. Вы найдёте роль, выберете лучший вариант и напишете промпт сами.</p>",
				 "minutes": 15, "taskCount": 3, "maxScore": 30, "passScore": 18}""")));
		quests.stubFor(get("/api/quests/first-prompt/attempt").willReturn(json(200, attempt("open", CHOICE_SETTLED, MULTIPLE_SAVED, PROMPT_UNANSWERED))));
		quests.stubFor(post("/api/quests/first-prompt/attempts").willReturn(json(201, attempt("open", CHOICE_SETTLED, MULTIPLE_SAVED, PROMPT_UNANSWERED))));
		quests.stubFor(put(urlPathMatching("/api/quests/attempts/" + ATTEMPT + "/answers/[a-z-]+")).willReturn(json(200, MULTIPLE_SAVED)));
		quests.stubFor(put(urlPathMatching("/api/quests/attempts/" + ATTEMPT + "/answers/[a-z-]+/checks/\\d")).willReturn(json(200, attempt("open", CHOICE_SETTLED, MULTIPLE_MISSED, PROMPT_UNANSWERED))));
		refuseWhatIsNoAnswer();
		quests.stubFor(put(urlPathMatching("/api/quests/attempts/" + ATTEMPT + "/hints/[a-z-]+")).willReturn(json(200, MULTIPLE_SAVED)));
		quests.stubFor(put("/api/quests/attempts/" + ATTEMPT + "/completion").willReturn(json(200, attempt("completed", CHOICE_SETTLED, MULTIPLE_SOLVED, PROMPT_SETTLED))));

		notifications.stubFor(get("/api/notifications/unread").willReturn(json(200, "{\"unread\": 3}")));
		notifications.stubFor(get(urlPathEqualTo("/api/notifications")).willReturn(json(200, """
				{"notifications": [
				  {"id": "%s", "kind": "quest-completed", "title": "Квест пройден: Первый промпт", "body": "25 из 30 баллов. Звезда зажглась в созвездии «Основы промптинга».", "link": "/quest/first-prompt/result", "createdAt": "2026-05-02T09:30:00Z", "readAt": null},
				  {"id": "0198c0de-0000-7000-8000-000000000004", "kind": "welcome", "title": "Добро пожаловать", "body": "Начните с первого урока: он на десять минут. %s", "link": "https://evil.example/", "createdAt": "2026-05-01T09:30:00Z", "readAt": "2026-05-01T10:00:00Z"}],
				 "unread": 1, "next": null}""".formatted(LETTER, XSS))));
		notifications.stubFor(get("/api/notifications/emails").willReturn(json(200, """
				{"emails": [
				  {"id": "0198c0de-0000-7000-8000-000000000005", "kind": "quest-completed", "subject": "Квест пройден: Первый промпт", "state": "retrying", "attempts": 2, "createdAt": "2026-05-02T09:30:00Z", "sentAt": null},
				  {"id": "0198c0de-0000-7000-8000-000000000006", "kind": "verification-code", "subject": "Код подтверждения", "state": "sent", "attempts": 1, "createdAt": "2026-05-01T09:20:00Z", "sentAt": "2026-05-01T09:20:02Z"}]}""")));
		notifications.stubFor(get("/api/notifications/preferences").willReturn(json(200, "{\"email\": {\"quests\": true, \"courses\": false}}")));
		notifications.stubFor(put("/api/notifications/preferences").willReturn(json(200, "{\"email\": {\"quests\": true, \"courses\": false}}")));
		subscribed(true);
		notifications.stubFor(put(SUBSCRIPTION).willReturn(WireMock.aResponse().withStatus(204)));
		notifications.stubFor(delete(SUBSCRIPTION).willReturn(WireMock.aResponse().withStatus(204)));
		notifications.stubFor(post("/api/notifications/contact-messages").willReturn(json(202, "{\"id\": \"0198c0de-0000-7000-8000-000000000007\"}")));
		notifications.stubFor(put(urlPathMatching("/api/notifications/.*read")).willReturn(WireMock.aResponse().withStatus(204)));
	}

	void subscribed(boolean subscribed) {
		notifications.stubFor(get(SUBSCRIPTION).willReturn(json(200, """
				{"email": "a***@example.ru", "kind": "quests", "subscribed": %s}""".formatted(subscribed))));
	}

	/** As the service does: what belongs to the kind of task must be there, even if empty, and nothing else may be. */
	private void refuseWhatIsNoAnswer() {
		String written = "/api/quests/attempts/" + ATTEMPT + "/answers/write-prompt(/checks/\\d)?";
		String choice = "/api/quests/attempts/" + ATTEMPT + "/answers/(find-role|what-helps)(/checks/\\d)?";
		String some = "(?s).*\\S.*";
		quests.stubFor(put(urlPathMatching(written)).atPriority(3)
			.withRequestBody(WireMock.not(WireMock.matchingJsonPath("$.text", WireMock.matching("(?s).*"))))
			.willReturn(invalid("text", "not-null")));
		quests.stubFor(put(urlPathMatching(written)).atPriority(3)
			.withRequestBody(WireMock.matchingJsonPath("$.choices[0]")).willReturn(invalid("choices", "not-allowed")));
		quests.stubFor(put(urlPathMatching(written)).atPriority(3)
			.withRequestBody(WireMock.matchingJsonPath("$.text", WireMock.matching("(?s).{" + (LONGEST_PROMPT + 1) + ",}")))
			.willReturn(invalid("text", "size")));
		quests.stubFor(put(urlPathMatching(choice)).atPriority(3)
			.withRequestBody(WireMock.notMatching("(?s).*\"choices\"\\s*:\\s*\\[.*")).willReturn(invalid("choices", "not-null")));
		quests.stubFor(put(urlPathMatching(choice)).atPriority(3)
			.withRequestBody(WireMock.matchingJsonPath("$.text", WireMock.matching(some))).willReturn(invalid("text", "not-allowed")));
	}

	static ResponseDefinitionBuilder invalid(String field, String code) {
		return problem(400, "validation-failed", error(field, code));
	}

	/** The member of a problem that names what is wrong with a field. */
	static String error(String field, String code) {
		return "\"errors\": [{\"field\": \"%s\", \"code\": \"%s\", \"message\": \"said by the service\"}]".formatted(field, code);
	}

	static void down(WireMockServer service) {
		service.stubFor(any(anyUrl()).atPriority(1).willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
	}

	static void refuse(WireMockServer service, MappingBuilder request, int status, String type, String more) {
		service.stubFor(request.atPriority(1).willReturn(problem(status, type, more)));
	}

	static ResponseDefinitionBuilder problem(int status, String type, String more) {
		return WireMock.aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json")
			.withBody("{\"type\": \"/problems/%s\", \"status\": %d, \"detail\": \"said by the service\"%s}"
				.formatted(type, status, more.isEmpty() ? "" : ", " + more));
	}

	static ResponseDefinitionBuilder json(int status, String body) {
		return WireMock.aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
	}

	static String registration(String state, int wait) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		return """
				{"registrationId": "%s", "maskedEmail": "a***@example.ru", "state": "%s", "codeExpiresAt": "%s",
				 "resendAvailableAt": "%s", "attemptsLeft": 5}""".formatted(REGISTRATION, state, now.plusSeconds(900),
				now.plusSeconds(wait));
	}

	private static String summary(String slug, String title, String summary, String level, int lessons, int quests) {
		return """
				{"slug": "%s", "title": "%s", "summary": "%s", "level": "%s", "minutes": 90, "lessonCount": %d, "questCount": %d}"""
			.formatted(slug, title, summary, level, lessons, quests);
	}

	static String course() {
		return """
				{"slug": "prompting-basics", "title": "Основы промптинга",
				 "summary": "Как просить модель так, чтобы она поняла: роль, цель, контекст и форма ответа.",
				 "descriptionHtml": "<h2>Чему вы научитесь</h2><p>Ставить задачу модели так же ясно, как <strong>хорошему помощнику</strong>.</p><ul><li>разбирать запрос на роль, цель, контекст и формат;</li><li>чинить промпт, который не сработал;</li><li>проверять ответ, а не верить ему.</li></ul>",
				 "level": "beginner", "minutes": 90, "lessonCount": 4, "questCount": 2,
				 "modules": [
				  {"id": "m1", "title": "Первые слова", "steps": [
				   {"kind": "lesson", "slug": "how-models-read", "title": "Как модель читает ваш запрос", "minutes": 10, "preview": true},
				   {"kind": "lesson", "slug": "role-and-goal", "title": "Роль и цель", "minutes": 12, "preview": false},
				   {"kind": "quest", "slug": "first-prompt", "title": "Первый промпт", "minutes": 15, "preview": false}]},
				  {"id": "m2", "title": "Точность", "steps": [
				   {"kind": "lesson", "slug": "context", "title": "Контекст: что модель не может знать", "minutes": 14, "preview": false},
				   {"kind": "lesson", "slug": "format", "title": "Формат ответа", "minutes": 11, "preview": false},
				   {"kind": "quest", "slug": "prompt-debugging", "title": "Починка промпта", "minutes": 20, "preview": false}]}]}""";
	}

	/** The week ends on a Monday, and its days have a step as far back as the streak goes. */
	static String streak(int days, boolean today, int longest) {
		LocalDate last = LocalDate.of(2026, 11, 23);
		int first = today ? 0 : 1;
		String week = IntStream.rangeClosed(-6, 0).mapToObj(day -> "{\"date\": \"%s\", \"steps\": %d}".formatted(last.plusDays(day),
				-day >= first && -day < first + days ? 2 + day % 2 : 0)).collect(Collectors.joining(", "));
		return "{\"days\": %d, \"today\": %s, \"longest\": %d, \"week\": [%s]}".formatted(days, today, longest, week);
	}

	static String enrollment() {
		return """
				{"courseSlug": "prompting-basics", "courseTitle": "Основы промптинга", "enrolledAt": "2026-05-01T09:00:00Z",
				 "completedAt": null, "completedSteps": 2, "totalSteps": 6, "percent": 33,
				 "completed": [{"kind": "lesson", "slug": "how-models-read", "completedAt": "2026-05-01T09:30:00Z"}, {"kind": "lesson", "slug": "role-and-goal", "completedAt": "2026-05-01T10:30:00Z"}],
				 "nextStep": {"kind": "quest", "slug": "first-prompt", "title": "Первый промпт"}}""";
	}

	/** @param enrollment the reader's, as JSON */
	static String lesson(String enrollment) {
		return """
				{"courseSlug": "prompting-basics", "courseTitle": "Основы промптинга", "moduleTitle": "Точность", "slug": "context",
				 "title": "Контекст: что модель не может знать", "minutes": 14, "preview": false, "position": 4, "totalSteps": 6,
				 "html": "<p>Модель не видит вашей работы. Она знает только то, что вы написали, и то, чему научилась когда-то раньше.</p><h2>Пример</h2><p>Сравните два запроса:</p><pre><code class=\\"language-prompt\\">Ты — методист начальной школы.\\nСоставь план урока о дробях для 3 класса на 40 минут.\\nВ классе 25 детей, у троих трудности с чтением.\\nОтвет — таблица: этап, минуты, что делает учитель, что делают дети.</code></pre><pre><code class=\\"language-answer\\">Вот план урока из пяти этапов…</code></pre><p>Проверьте себя по таблице.</p><table><thead><tr><th>Часть</th><th>Вопрос</th></tr></thead><tbody><tr><td>Роль</td><td>Кем модель отвечает?</td></tr><tr><td>Контекст</td><td>Что она не может знать?</td></tr></tbody></table>",
				 "previous": {"kind": "quest", "slug": "first-prompt", "title": "Первый промпт"},
				 "next": {"kind": "lesson", "slug": "format", "title": "Формат ответа"}, "enrollment": %s}""".formatted(enrollment);
	}

	static String attempt(String state, String... tasks) {
		return """
				{"id": "%s", "questSlug": "first-prompt", "questTitle": "Первый промпт", "state": "%s", "startedAt": "2026-05-02T09:00:00Z",
				 "completedAt": %s, "score": %d, "maxScore": 30, "passScore": 18, "passed": %s, "tasks": [%s]}""".formatted(ATTEMPT,
				state, "completed".equals(state) ? "\"2026-05-02T09:30:00Z\"" : "null", "completed".equals(state) ? 25 : 10,
				"completed".equals(state), String.join(",", tasks));
	}

	static final String CHOICE_SETTLED = """
			{"key": "find-role", "position": 1, "kind": "single-choice", "title": "Найдите роль", "statementHtml": "<p>Где в этом запросе роль?</p>",
			 "options": [{"key": "a", "html": "«Ты — редактор»"}, {"key": "b", "html": "«Сократи текст»"}], "maxScore": 10, "state": "settled",
			 "answer": {"choices": ["a"], "text": null}, "savedAt": "2026-05-02T09:05:00Z", "revision": 2, "tries": 1, "triesLeft": 2,
			 "hintTaken": false, "hintOffered": false, "hintCost": 2, "hintHtml": null,
			 "feedback": {"correct": true, "score": 10, "html": "<p>Да: роль говорит, кем отвечать.</p>", "criteria": []},
			 "solutionHtml": "<p>Роль — это «Ты — редактор».</p>"}""";

	private static final String MULTIPLE = """
			{"key": "what-helps", "position": 2, "kind": "multiple-choice", "title": "Что поможет модели?",
			 "statementHtml": "<p>Вы просите составить письмо родителям. Что из этого сделает ответ точнее?</p>",
			 "options": [{"key": "a", "html": "Возраст детей и название школы"}, {"key": "b", "html": "Слово «пожалуйста»"}, {"key": "c", "html": "Пример прошлого письма"}, {"key": "d", "html": "Просьба отвечать <em>как можно длиннее</em>"}],
			 "maxScore": 10, "state": "%s", "answer": {"choices": ["a", "b"], "text": null}, "savedAt": "2026-05-02T09:07:00Z", "revision": 5,
			 "tries": %d, "triesLeft": %d, "hintTaken": %s, "hintOffered": %s, "hintCost": 2, "hintHtml": %s, "feedback": %s, "solutionHtml": null}""";

	static final String MULTIPLE_SAVED = MULTIPLE.formatted("saved", 0, 3, false, false, "null", "null");

	static final String MULTIPLE_MISSED = MULTIPLE.formatted("missed", 2, 1, true, true,
			"\"<p>Модель не знает ничего о вашей школе. А вежливость ей не мешает, но и не помогает.</p>\"",
			"{\"correct\": false, \"score\": 0, \"html\": \"<p>Один выбор верный, один — нет.</p>\", \"criteria\": []}");

	static final String MULTIPLE_SOLVED = MULTIPLE.formatted("settled", 3, 0, true, true, "\"<p>Подсказка.</p>\"",
			"{\"correct\": true, \"score\": 7, \"html\": \"<p>Верно.</p>\", \"criteria\": []}");

	private static final String PROMPT = """
			{"key": "write-prompt", "position": 3, "kind": "prompt", "title": "Напишите промпт",
			 "statementHtml": "<p>Попросите модель составить план урока о дробях. Назовите роль, цель, контекст и формат.</p>", "options": null, "maxLength": 2000,
			 "maxScore": 10, "state": "%s", "answer": %s, "savedAt": null, "revision": 0, "tries": %d, "triesLeft": %d, "hintTaken": false, "hintOffered": false,
			 "hintCost": 2, "hintHtml": null, "feedback": %s, "solutionHtml": %s}""";

	static final String PROMPT_UNANSWERED = PROMPT.formatted("unanswered", "null", 0, 3, "null", "null");

	private static final String RUBRIC = """
			{"correct": %s, "score": 8, "html": "<p>Три части из четырёх на месте.</p>", "criteria": [{"label": "Роль", "met": true, "comment": "Модель знает, кем отвечать."}, {"label": "Формат", "met": false, "comment": "Не сказано, какой нужен вид ответа."}]}""";

	static final String PROMPT_MISSED = PROMPT.formatted("missed", "{\"choices\": null, \"text\": \"Ты — методист. " + XSS + "\"}", 1, 2,
			RUBRIC.formatted(false), "null");

	static final String PROMPT_SETTLED = PROMPT.formatted("settled", "{\"choices\": null, \"text\": \"Ты — методист. " + XSS + "\"}", 3, 0,
			RUBRIC.formatted(false), "\"<p>Один из хороших ответов: …</p>\"");
}
