package ru.neuromagic.auth.identity;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.Browser.Outcome;
import ru.neuromagic.auth.RealKeycloak;

import static org.assertj.core.api.Assertions.assertThat;

/** A new password by mail, on a real Keycloak with our providers. */
class ResetTests {

	private static final String PASSWORD = "семь морей и 1 маяк";

	private static final String NEW_PASSWORD = "лунный кит читает газету";

	private static final Pattern RESET = Pattern.compile("href=\"([^\"]*login-actions/reset-credentials[^\"]*)\"");

	private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");

	private final People people = new People();

	@Test
	void onlyTheLinkThatWasSentLastOpens() {
		String email = this.people.withPassword(PASSWORD);
		ask(email, "10.1.0.20");
		String older = links(email, 1).getFirst();
		ask(email, "10.1.0.20");
		String newer = links(email, 2).getLast();
		assertThat(open(new Browser(), older).body()).doesNotContain("password-new");
		Browser browser = new Browser();
		HttpResponse<String> form = open(browser, newer);
		assertThat(form.body()).contains("password-new");
		String refused = browser.follow(browser.submit(form.body(), Map.of("password-new", "password123", "password-confirm", "password123")))
			.body();
		assertThat(refused).contains("password-new").contains("kc-passwd-update-form");
		browser.follow(browser.submit(refused, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD)));
		assertThat(new Browser().logIn(email, NEW_PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
		assertThat(new Browser().logIn(email, PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(open(new Browser(), older).body()).doesNotContain("password-new");
		assertThat(open(new Browser(), newer).body()).doesNotContain("password-new");
	}

	@Test
	void sendsOneAddressNoMoreThanThreeMailsHoweverManyAsk() {
		String email = this.people.withPassword(PASSWORD);
		String answer = ask(email, "10.1.0.21");
		for (int i = 0; i < 8; i++) {
			assertThat(ask(email, "10.1.1." + i)).isEqualTo(answer);
		}
		String after = this.people.withPassword(PASSWORD);
		ask(after, "10.1.0.22");
		links(after, 1);
		assertThat(links(email, 3)).hasSize(3);
	}

	@Test
	void answersAnUnknownAddressTheSame() {
		assertThat(ask("nobody." + UUID.randomUUID() + "@example.org", "10.1.0.23"))
			.isEqualTo(ask(this.people.withPassword(PASSWORD), "10.1.0.23"));
	}

	@Test
	void showsANameThatLooksLikeAKeyAsItIs() {
		String email = this.people.with("${letterReason}", "kay." + UUID.randomUUID() + "@example.org", PASSWORD);
		ask(email, "10.1.0.24");
		links(email, 1);
		assertThat(parts(mails(email).getFirst())).allSatisfy(part -> assertThat(part).contains("${letterReason}"));
	}

	/** What the page then says. */
	private static String ask(String email, String client) {
		Browser browser = new Browser(client);
		String page = browser.open(Browser.authorizationRequest()).body();
		Matcher link = RESET.matcher(page);
		assertThat(link.find()).isTrue();
		String form = browser.follow(browser.get(absolute(link.group(1)))).body();
		String answer = browser.follow(browser.submit(form, Map.of("username", email))).body();
		Matcher message = Pattern.compile("kc-feedback-text\">\\s*([^<]+?)\\s*<").matcher(answer);
		assertThat(message.find()).as(answer).isTrue();
		return message.group(1);
	}

	private static HttpResponse<String> open(Browser browser, String link) {
		return browser.follow(browser.get(link));
	}

	private static String absolute(String link) {
		return java.net.URI.create(RealKeycloak.get().url()).resolve(link.replace("&amp;", "&")).toString();
	}

	private static List<String> links(String email, int atLeast) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> mails(email).size() >= atLeast);
		return mails(email).stream().map(mail -> {
			Matcher link = LINK.matcher(parts(mail).getFirst());
			assertThat(link.find()).isTrue();
			return link.group();
		}).toList();
	}

	private static List<MimeMessage> mails(String email) {
		return Arrays.stream(RealKeycloak.get().mails().getReceivedMessages())
			.filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(email))
			.toList();
	}

	private static jakarta.mail.Address[] recipients(MimeMessage mail) {
		try {
			return mail.getAllRecipients();
		}
		catch (MessagingException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** The letter as text and as HTML. */
	private static List<String> parts(MimeMessage mail) {
		try {
			MimeMultipart letter = (MimeMultipart) mail.getContent();
			return List.of(letter.getBodyPart(0).getContent().toString(), letter.getBodyPart(1).getContent().toString());
		}
		catch (MessagingException | java.io.IOException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
