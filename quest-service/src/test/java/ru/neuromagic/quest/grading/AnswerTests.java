package ru.neuromagic.quest.grading;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;
import ru.neuromagic.service.problem.FieldProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerTests {

	private final Task bird = QuestFixtures.task(QuestFixtures.owlSchool(), "bird", Task.class);

	private final Task parts = QuestFixtures.task(QuestFixtures.owlSchool(), "parts", Task.class);

	private final Task ask = QuestFixtures.task(QuestFixtures.owlSchool(), "ask", Task.class);

	@Test
	void choicesAreEachOnceInTheAuthorsOrder() {
		assertThat(Answer.to(this.parts, List.of("fins", "wings", "fins"), " "))
			.isEqualTo(new Answer.Choices(List.of("wings", "fins")));
	}

	@Test
	void emptyAnswersAreAnswers() {
		assertThat(Answer.to(this.bird, List.of(), null).isEmpty()).isTrue();
		assertThat(Answer.to(this.ask, List.of(), " \n").isEmpty()).isTrue();
	}

	@Test
	void lineBreaksOfFormsBecomeLineFeeds() {
		assertThat(Answer.to(this.ask, null, "a\r\nb\rc\td")).isEqualTo(new Answer.Text("a\nb\nc\td"));
	}

	@Test
	void refusesWhatDoesNotFitTheTask() {
		refuses("choices", "unknown-option", () -> Answer.to(this.bird, List.of("eagle"), null));
		refuses("choices", "unknown-option", () -> Answer.to(this.bird, List.of("OWL"), null));
		refuses("choices", "size", () -> Answer.to(this.bird, List.of("owl", "hen"), null));
		refuses("choices", "not-null", () -> Answer.to(this.bird, null, null));
		refuses("text", "not-allowed", () -> Answer.to(this.bird, List.of("owl"), "owl"));
		refuses("text", "not-null", () -> Answer.to(this.ask, null, null));
		refuses("choices", "not-allowed", () -> Answer.to(this.ask, List.of("owl"), "owl"));
		refuses("text", "size", () -> Answer.to(this.ask, null, "а".repeat(601)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x0, 0x7, 0x8, 0x1B, 0x7F, 0x9F })
	void refusesControlCharacters(int character) {
		refuses("text", "control-characters", () -> Answer.to(this.ask, null, "a" + Character.toString(character) + "b"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029 })
	void readsEveryLineBreakAsOne(int character) {
		assertThat(Answer.to(this.ask, null, "a" + Character.toString(character) + "b")).isEqualTo(new Answer.Text("a\nb"));
	}

	@Test
	void tooShortToBeGradedIsAProblemAndNotAMiss() {
		Answer answer = Answer.to(this.ask, null, "Ты сова");
		refuses("text", "min-words", () -> answer.requireGradable(this.ask));
	}

	@Test
	void isKeptAsPlainJson() {
		var json = JsonMapper.shared();
		for (Answer answer : List.of(new Answer.Text("<b>\"'; drop table x"), new Answer.Choices(List.of("a", "b")),
				new Answer.Choices(List.of()))) {
			String stored = json.writerFor(Answer.class).writeValueAsString(answer);
			assertThat(json.readValue(stored, Answer.class)).isEqualTo(answer);
		}
		assertThat(json.writerFor(Answer.class).writeValueAsString(new Answer.Text("a"))).isEqualTo("{\"text\":\"a\"}");
	}

	private static void refuses(String field, String code, ThrowingCallable reading) {
		assertThatExceptionOfType(AnswerInvalid.class).isThrownBy(reading)
			.satisfies(invalid -> assertThat((List<?>) invalid.getBody().getProperties().get("errors")).singleElement()
				.isInstanceOfSatisfying(FieldProblem.class, problem -> {
					assertThat(problem.field()).isEqualTo(field);
					assertThat(problem.code()).isEqualTo(code);
				}));
	}

}
