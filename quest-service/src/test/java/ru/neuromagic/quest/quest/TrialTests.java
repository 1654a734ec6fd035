package ru.neuromagic.quest.quest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import ru.neuromagic.quest.content.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TrialTests {

	private static final Resource FILE = new ClassPathResource("fixtures/trial/ask-the-owl.yaml");

	@ParameterizedTest
	@CsvSource({ "0, A start.", "69, A start.", "70, <strong>all</strong>", "99, <strong>all</strong>", "100, All is there." })
	void hasAVerdictForEveryResult(int percent, String text) {
		assertThat(TrialFile.read(FILE).verdict(percent).in(Language.EN).value()).contains(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			from: 0            | from: 1              | 'verdicts' has none from 0
			from: 70           | from: 100            | 'verdicts' has a key twice
			from: 100          | from: 101            | at verdicts[2]: 'from' is 101
			en: A start.       | no: A start.         | at verdicts[0].text
			placeholder:       | placeholders:        | placeholder
			minWords: 3        | minWords: 0          | 'minWords' of a trial
			kind: prompt       | kind: text           | at task
			weight: 3          | weight: 0            | at task.criteria[1]
			""")
	void refusesWrongContentAndSaysWhere(String right, String wrong, String said) throws IOException {
		assertThatIllegalStateException().isThrownBy(() -> TrialFile.read(with(right, wrong))).withMessageContaining(said);
	}

	private static Resource with(String right, String wrong) throws IOException {
		String content = FILE.getContentAsString(StandardCharsets.UTF_8);
		assertThat(content).contains(right);
		return new ByteArrayResource(content.replaceFirst(right, wrong).getBytes(StandardCharsets.UTF_8));
	}

}
