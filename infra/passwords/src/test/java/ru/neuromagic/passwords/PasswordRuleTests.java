package ru.neuromagic.passwords;

import java.text.Normalizer;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRuleTests {

	private static final String EMAIL = "chekhova.anna@example.org";

	private static final String NAME = "Анна Чехова";

	@ParameterizedTest
	@CsvFileSource(resources = "welcome.csv", delimiter = '|')
	void welcomes(String password) {
		assertThat(PasswordRule.weakness(password, EMAIL, NAME)).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "refused.csv", delimiter = '|')
	void refuses(String password, String code) {
		assertThat(PasswordRule.weakness(password, EMAIL, NAME).map(Weakness::code)).contains(code);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "refused.csv", delimiter = '|')
	void refusesTheSameHoweverItIsTyped(String password) {
		assertThat(PasswordRule.weakness(Normalizer.normalize(password, Normalizer.Form.NFD), EMAIL, NAME))
			.isEqualTo(PasswordRule.weakness(password, EMAIL, NAME));
		assertThat(PasswordRule.weakness(password.toUpperCase(), EMAIL, NAME)).isPresent();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "welcome.csv", delimiter = '|')
	void welcomesMoreOfTheSame(String password) {
		assertThat(PasswordRule.weakness(password + " и ещё", EMAIL, NAME)).isEmpty();
	}

	@Test
	void countsCharactersAsPeopleDo() {
		assertThat(PasswordRule.weakness("🦊🐙🌵🎻🧭🪐🧀🛶🎯", "", "")).contains(Weakness.TOO_SHORT);
		assertThat(PasswordRule.weakness("🦊🐙🌵🎻🧭🪐🧀🛶🎯🪁", "", "")).isEmpty();
		assertThat(PasswordRule.weakness("й".repeat(5) + "\u0438\u0306".repeat(4), "", "")).contains(Weakness.TOO_SHORT);
		assertThat(PasswordRule.weakness(mixed(128), "", "")).isEmpty();
		assertThat(PasswordRule.weakness(mixed(129), "", "")).contains(Weakness.TOO_LONG);
		assertThat(PasswordRule.weakness("", "", "")).contains(Weakness.TOO_SHORT);
	}

	@Test
	void readsNoMoreThanAPassword() {
		assertThat(PasswordRule.weakness("я\u0301".repeat(5_000_000), "", "")).contains(Weakness.TOO_LONG);
	}

	@Test
	void normalizesInOneWay() {
		assertThat(PasswordRule.normalized("и\u0306ожик")).isEqualTo("йожик").hasSize(5);
		assertThat(PasswordRule.normalized("ﬁ ② Ａ")).isEqualTo("ﬁ ② Ａ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ivan.petrov@mail.ru|Иван Петров|petrov-ivan-90|contains-email",
			"box@mail.ru|Ярослав Щукин|yaroslav12|contains-name", "box@mail.ru|Ярослав Щукин|щукин_ЯРОСЛАВ|contains-name",
			"box@mail.ru|O'Brien-Чехова|brien чехова|contains-name", "xq7k2w@mail.ru|Я|xq7k2w@mail.ru|contains-email" })
	void refusesWhatIsKnownOfTheOwner(String email, String name, String password, String code) {
		assertThat(PasswordRule.weakness(password, email, name).map(Weakness::code)).contains(code);
	}

	@Test
	void letsANameStandInALongPassphrase() {
		assertThat(PasswordRule.weakness("чехова писала бы про чайку", EMAIL, NAME)).isEmpty();
	}

	@Test
	void takesAnyOwnersNameAndAddress() {
		String name = "ﷺ@.\u0000🦊 ".repeat(100_000);
		assertThat(PasswordRule.weakness("ночное небо над школой", name, name)).isEmpty();
	}

	@Test
	void refusesEveryWordOfTheListWithANumberAfterIt() {
		CommonWords.all().filter(word -> word.length() >= 8).forEach(word -> assertThat(PasswordRule.weakness(word + 2024, "", ""))
			.as(word).isPresent());
	}

	@Test
	void welcomesWhatAMachineMade() {
		Random random = new Random(14);
		for (int i = 0; i < 2000; i++) {
			String password = random.ints(14, 0, 62)
				.mapToObj("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"::charAt)
				.collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
				.toString();
			assertThat(PasswordRule.weakness(password, EMAIL, NAME)).as(password).isEmpty();
		}
	}

	@Test
	void hasAListOfThousands() {
		assertThat(CommonWords.all().count()).isGreaterThan(30_000);
		assertThat(CommonWords.all()).contains("football", "privet", "спартака", "lyubov", "gfhjkm")
			.allMatch(word -> word.equals(Cover.folded(word)));
	}

	/** Letters that follow no pattern. */
	private static String mixed(int length) {
		Random random = new Random(1);
		return random.ints(length, 'а', 'я').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}

}
