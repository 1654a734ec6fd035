package ru.neuromagic.load.learner;

import java.io.IOException;
import java.util.Map;

import ru.neuromagic.load.http.Browser;
import ru.neuromagic.load.http.Form;
import ru.neuromagic.load.http.Response;
import ru.neuromagic.load.http.UnexpectedAnswer;

/** Somebody with an account and a browser of their own. */
public final class Learner implements AutoCloseable {

	private static final String PASSWORD = "zvezdnoe-nebo-42";

	private final String email;

	private final int gatewayPort;

	private final int mailboxPort;

	private final Browser browser;

	Learner(int number, int gatewayPort, int mailboxPort) {
		this("load-%03d@neuromagic.local".formatted(number), gatewayPort, mailboxPort);
	}

	private Learner(String email, int gatewayPort, int mailboxPort) {
		this.email = email;
		this.gatewayPort = gatewayPort;
		this.mailboxPort = mailboxPort;
		this.browser = new Browser(gatewayPort);
	}

	/** The same person where nobody knows them. */
	public Learner inNewBrowser() {
		return new Learner(this.email, this.gatewayPort, this.mailboxPort);
	}

	public Browser browser() {
		return this.browser;
	}

	/** Logs in; registers before, the first time on this platform. */
	void arrive() throws IOException, InterruptedException {
		if (!logIn()) {
			register();
			if (!logIn()) {
				throw new UnexpectedAnswer(this.email + " is registered and cannot log in");
			}
		}
	}

	/** @return whether Keycloak knows the account */
	public boolean logIn() throws IOException {
		String page = this.browser.open("/login?next=/courses");
		String next = this.browser.submit(
				Form.in(page, "login-actions/authenticate").with("username", this.email).with("password", PASSWORD));
		return this.browser.address().startsWith("/courses") && next.contains("/logout");
	}

	private void register() throws IOException, InterruptedException {
		Form form = Form.in(this.browser.open("/register"), "/register");
		String verify = this.browser.submit(form.with("name", "Мерлин")
			.with("email", this.email)
			.with("password", PASSWORD)
			.with("termsAccepted", "true")
			.with("consentGiven", "true"));
		try (var mailbox = new Mailbox(this.mailboxPort)) {
			String code = mailbox.awaitCode(this.email);
			String verified = this.browser.submit(Form.in(verify, "/verify/").with("code", code));
			if (!verified.contains("href=\"/login\"")) {
				throw new UnexpectedAnswer(this.email + " could not be verified");
			}
		}
	}

	/** Starts a course, if that has not happened before. */
	public void start(String course) throws IOException {
		String page = this.browser.open("/courses/" + course);
		if (page.contains("action=\"/courses/%s/start\"".formatted(course))) {
			this.browser.submit(Form.in(page, "/start"));
		}
	}

	/** Sends a form as the page's script does. */
	public Response fetch(Form form) throws IOException {
		return this.browser.post(form, Map.of("X-Requested-With", "fetch", "Accept", "*/*"));
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
