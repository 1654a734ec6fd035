package ru.neuromagic.auth.identity;

import java.text.Normalizer;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.Browser.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** The login by address and password, on a real Keycloak with our providers. */
class LoginTests {

	private static final String PASSWORD = "семь морей и 1 маяк";

	private static final String WRONG = "девять гор и 2 реки";

	private final People people = new People();

	@Test
	void whoGuessesIsStoppedAndTheOwnerElsewhereIsNot() {
		String email = this.people.withPassword(PASSWORD);
		Outcome wrong = new Browser("10.1.0.1").logIn(email, WRONG);
		for (int i = 0; i < 9; i++) {
			new Browser("10.1.0.1").logIn(email, WRONG + i);
		}
		assertThat(new Browser("10.1.0.1").logIn(email, PASSWORD)).isEqualTo(wrong);
		assertThat(new Browser("10.1.0.2").logIn(email, PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void aKnownBrowserIsLetInWhereOthersGuessed() {
		String email = this.people.withPassword(PASSWORD);
		Browser known = new Browser("10.1.0.3");
		assertThat(known.logIn(email, PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
		known.forget("KEYCLOAK_IDENTITY");
		for (int i = 0; i < 10; i++) {
			new Browser("10.1.0.3").logIn(email, WRONG + i);
		}
		assertThat(new Browser("10.1.0.3").logIn(email, PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(known.logIn(email, PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void aBrowserKnownForOneAccountIsAStrangerToAnother() {
		String email = this.people.withPassword(PASSWORD);
		Browser known = new Browser("10.1.0.4");
		known.logIn(this.people.withPassword(PASSWORD), PASSWORD);
		known.forget("KEYCLOAK_IDENTITY");
		for (int i = 0; i < 10; i++) {
			new Browser("10.1.0.4").logIn(email, WRONG + i);
		}
		assertThat(known.logIn(email, PASSWORD)).isInstanceOf(Outcome.Refused.class);
	}

	@Test
	void guessesFromManyAddressesStayBounded() {
		String email = this.people.withPassword(PASSWORD);
		for (int i = 0; i < 40; i++) {
			new Browser("10.1.2." + i).logIn(email, WRONG + i);
		}
		assertThat(new Browser("10.1.2.99").logIn(email, PASSWORD)).isInstanceOf(Outcome.Refused.class);
	}

	@Test
	void aStrangersAddressIsAnsweredLikeAMiss() {
		Outcome unknown = new Browser("10.1.0.5").logIn("nobody." + UUID.randomUUID() + "@example.org", WRONG);
		assertThat(new Browser("10.1.0.5").logIn(this.people.withPassword(PASSWORD), WRONG)).isEqualTo(unknown);
	}

	@Test
	void aPasswordIsTheSameHoweverItsLettersAreComposed() {
		String composed = Normalizer.normalize("мой йод и ёлка зимой", Normalizer.Form.NFC);
		String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
		assertThat(decomposed).isNotEqualTo(composed);
		String email = this.people.withPassword(decomposed);
		assertThat(new Browser("10.1.0.6").logIn(email, composed)).isInstanceOf(Outcome.LoggedIn.class);
		assertThat(new Browser("10.1.0.6").logIn(email, decomposed)).isInstanceOf(Outcome.LoggedIn.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s\u00a0", "\ufeff%s", " %s\u200b" })
	void findsAnAddressWithWhatWasPastedAroundIt(String typed) {
		String email = this.people.withPassword(PASSWORD);
		assertThat(new Browser("10.1.0.7").logIn(typed.formatted(email.toUpperCase(java.util.Locale.ROOT)), PASSWORD))
			.isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void findsAnAddressWhoseDomainIsTypedInRussian() {
		String local = "ivan." + UUID.randomUUID();
		this.people.withPassword(local + "@xn--e1afmkfd.xn--p1ai", PASSWORD);
		assertThat(new Browser("10.1.0.8").logIn(local + "@пример.рф", PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
	}

}
