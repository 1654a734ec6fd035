package ru.neuromagic.quest.quest;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuestSourceTests {

	private static final String QUEST = """
			id: 0190f000-0000-7000-8000-00000000000c
			slug: a-quest
			minutes: 2
			title: {ru: т, en: t}
			summary: {ru: т, en: t}
			intro: {ru: т, en: t}
			tasks:
			  - key: one
			    kind: single-choice
			    points: 5
			    title: {ru: т, en: t}
			    statement: {ru: т, en: t}
			    hint: {ru: т, en: t}
			    solution: {ru: т, en: t}
			    options:
			      - {key: no, text: {ru: т, en: t}, feedback: {ru: т, en: t}}
			      - {key: yes, text: {ru: т, en: t}, correct: true, feedback: {ru: т, en: t}}
			""";

	@Test
	void readsScalarsAsTheyStand() {
		Quest quest = QuestSource.ofYaml(QUEST).read();
		assertThat(QuestFixtures.task(quest, "one", Task.Choice.class).options()).extracting(Option::key)
			.containsExactly("no", "yes");
	}

	@Test
	void readsVersionsThatWereStoredBeforeThereWereSummaries() {
		assertThat(QuestSource.ofYaml(QUEST).read().summary()).isNotNull();
		assertThat(QuestSource.ofYaml(QUEST.replaceFirst("summary: .*\\n", "")).read().summary()).isNull();
	}

	@Test
	void equalContentIsTheSameVersionWhateverItsComments() {
		QuestVersion version = QuestSource.ofYaml(QUEST).version();
		assertThat(QuestSource.ofYaml("# a comment\n" + QUEST).version()).isEqualTo(version);
		assertThat(QuestSource.ofYaml(QUEST.replace("minutes: 2", "minutes: 3")).version()).isNotEqualTo(version);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			slug: a-quest            | slug: A Quest             | at slug
			slug: a-quest            | slug: attempts            | at slug
			slug: a-quest            | slug: trial               | at slug
			slug: a-quest            | no: thing                 | 'slug' is missing
			minutes: 2               | minutes: 0                | minutes
			minutes: 2               | minutes: two              | at minutes
			title: {ru: т, en: t}    | title: {ru: т}            | 'en'
			title: {ru: т, en: t}    | title: {ru: т, en: ' '}   | 'en'
			summary: {ru: т, en: t}  | summary: {ru: т}          | 'en'
			points: 5                | points: 101               | at tasks[0]: 'points' is 101
			kind: single-choice      | kind: guess               | at tasks[0]
			key: one                 | key: Один                 | is not a key
			correct: true            | correct: false            | exactly one option must be correct
			{key: no,                | {key: yes,                | 'options' has a key twice
			{key: no,                | {key: no, right: true,    | at tasks[0].options[0].right
			{key: no,                | {key: no, correct: true,  | exactly one option must be correct
			hint: {ru: т, en: t}     | hunt: {ru: т, en: t}      | 'hint' is missing
			""")
	void refusesWrongContentAndSaysWhere(String right, String wrong, String said) {
		String content = QUEST.replaceFirst(Pattern.quote(right), wrong);
		assertThat(content).isNotEqualTo(QUEST);
		assertThatIllegalArgumentException().isThrownBy(() -> QuestSource.ofYaml(content).read()).withMessageContaining(said);
	}

	@Test
	void refusesABrokenPattern() {
		String content = """
				id: 0190f000-0000-7000-8000-00000000000d
				slug: a-quest
				minutes: 2
				title: {ru: т, en: t}
				intro: {ru: т, en: t}
				tasks:
				  - key: one
				    kind: text
				    points: 5
				    maxLength: 10
				    title: {ru: т, en: t}
				    statement: {ru: т, en: t}
				    hint: {ru: т, en: t}
				    solution: {ru: т, en: t}
				    accept: {ru: ['(сова'], en: ['owl']}
				    feedback: {right: {ru: т, en: t}, wrong: {ru: т, en: t}}
				""";
		assertThatIllegalArgumentException().isThrownBy(() -> QuestSource.ofYaml(content).read())
			.withMessageContaining("tasks[0].accept.ru[0]")
			.withMessageContaining("(сова");
	}

	@Test
	void readsEveryKindOfTask() {
		Quest school = QuestFixtures.owlSchool();
		assertThat(school.tasks()).extracting(Task::kind).containsExactly("single-choice", "multiple-choice", "prompt");
		assertThat(QuestFixtures.owlWords().tasks()).extracting(Task::kind).containsExactly("text");
		assertThat(school.maxScore()).isEqualTo(40);
		assertThat(school.passScore()).isEqualTo(24);
		assertThat(QuestFixtures.owlWords().passScore()).isEqualTo(3);
	}

}
