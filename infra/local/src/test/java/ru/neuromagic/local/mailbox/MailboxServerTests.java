package ru.neuromagic.local.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** From SMTP to JSON and pages, over real sockets. */
class MailboxServerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	private MailboxServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = MailboxServer.start("127.0.0.1", 0, 0, this.folder);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void showsAMailWithTextAndHtmlAsMailpitDoes() throws Exception {
		MimeMessage message = message("Ваш код: 123456");
		MimeMultipart parts = new MimeMultipart("alternative");
		parts.addBodyPart(text("Здравствуйте, Мерлин!\nКод 123456", "plain"));
		parts.addBodyPart(text("<p>Здравствуйте, <b>Мерлин</b>! Код 123456</p>", "html"));
		message.setContent(parts);
		Transport.send(message);

		JsonNode list = json("/api/v1/messages");
		assertThat(list.path("total").asInt()).isEqualTo(1);
		assertThat(list.path("unread").asInt()).isEqualTo(1);
		assertThat(list.path("count").asInt()).isEqualTo(1);
		assertThat(list.path("messages_count").asInt()).isEqualTo(1);
		assertThat(list.path("start").asInt()).isZero();
		assertThat(list.path("tags").isArray()).isTrue();
		JsonNode summary = list.path("messages").path(0);
		assertThat(summary.path("Subject").asString()).isEqualTo("Ваш код: 123456");
		assertThat(summary.path("Read").asBoolean()).isFalse();
		assertThat(summary.path("From").path("Name").asString()).isEqualTo("Нейромагия");
		assertThat(summary.path("From").path("Address").asString()).isEqualTo("noreply@neuromagic.local");
		assertThat(summary.path("To").path(0).path("Name").asString()).isEqualTo("Мерлин Ёжиков");
		assertThat(summary.path("To").path(0).path("Address").asString()).isEqualTo("merlin@example.org");
		assertThat(summary.path("Snippet").asString()).isEqualTo("Здравствуйте, Мерлин! Код 123456");
		assertThat(summary.path("Attachments").asInt()).isZero();
		assertThat(summary.path("Created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

		JsonNode whole = json("/api/v1/message/" + summary.path("ID").asString());
		assertThat(whole.path("Text").asString()).isEqualToNormalizingNewlines("Здравствуйте, Мерлин!\nКод 123456");
		assertThat(whole.path("HTML").asString()).contains("<b>Мерлин</b>");
		assertThat(whole.path("MessageID").asString()).doesNotContain("<").contains("@");
		assertThat(whole.path("Size").asInt()).isPositive();
		assertThat(whole.path("Inline").isArray()).isTrue();
		assertThat(whole.path("Attachments").isArray()).isTrue();
		assertThat(json("/api/v1/messages").path("unread").asInt()).isZero();
	}

	@Test
	void readsBase64OfAnOldCyrillicCharset() throws Exception {
		sendRaw("""
				From: =?koi8-r?B?8NLJ18XU?= <a@example.org>
				To: b@example.org
				Subject: =?windows-1251?B?z/Do4uXy?=
				MIME-Version: 1.0
				Content-Type: text/plain; charset=windows-1251
				Content-Transfer-Encoding: base64

				%s
				""".formatted(java.util.Base64.getEncoder().encodeToString("Привет, магия".getBytes(Charset.forName("windows-1251")))));
		JsonNode mail = latest();
		assertThat(mail.path("Subject").asString()).isEqualTo("Привет");
		assertThat(mail.path("From").path("Name").asString()).isEqualTo("Привет");
		assertThat(mail.path("Text").asString().strip()).isEqualTo("Привет, магия");
	}

	@Test
	void readsQuotedPrintableWithSoftBreaks() throws Exception {
		sendRaw("""
				From: a@example.org
				To: b@example.org
				Subject: =?UTF-8?Q?=D0=9F=D1=80=D0=B8?=
				 =?UTF-8?Q?=D0=B2=D0=B5=D1=82?=
				Content-Type: text/plain; charset=UTF-8
				Content-Transfer-Encoding: quoted-printable

				=D0=9A=D0=BE=D0=B4 123=
				456
				""");
		assertThat(latest().path("Subject").asString()).isEqualTo("Привет");
		assertThat(latest().path("Text").asString().strip()).isEqualTo("Код 123456");
	}

	@Test
	void readsUtf8WithoutAnyHeaderThatSaysSo() throws Exception {
		sendRaw("Subject: Привет\n\nПросто текст\n");
		assertThat(latest().path("Subject").asString()).isEqualTo("Привет");
		assertThat(latest().path("Text").asString().strip()).isEqualTo("Просто текст");
	}

	@Test
	void makesTextOfAMailThatHasHtmlOnly() throws Exception {
		MimeMessage message = message("только HTML");
		message.setContent("<style>p{}</style><p>Раз &amp; два</p><p>Три</p>", "text/html; charset=UTF-8");
		Transport.send(message);
		assertThat(latest().path("Text").asString()).isEqualTo("Раз & два\nТри");
	}

	@Test
	void listsAttachmentsAndBlindCopies() throws Exception {
		MimeMessage message = message("вложение");
		MimeBodyPart attachment = new MimeBodyPart();
		attachment.setContent("1;2", "text/csv; charset=UTF-8");
		attachment.setFileName("отчёт.csv");
		attachment.setDisposition("attachment");
		message.setContent(new MimeMultipart(text("см. вложение", "plain"), attachment));
		message.addRecipient(Message.RecipientType.BCC, new InternetAddress("hidden@example.org"));
		Transport.send(message);

		JsonNode messages = json("/api/v1/messages").path("messages");
		assertThat(messages).as("one message, whatever the number of recipients").hasSize(1);
		assertThat(messages.path(0).path("To")).hasSize(1);
		assertThat(messages.path(0).path("Bcc").path(0).path("Address").asString()).isEqualTo("hidden@example.org");
		assertThat(messages.path(0).path("Attachments").asInt()).isEqualTo(1);
		JsonNode whole = latest();
		assertThat(whole.path("Text").asString().strip()).isEqualTo("см. вложение");
		assertThat(whole.path("Attachments").path(0).path("FileName").asString()).isEqualTo("отчёт.csv");
	}

	@Test
	void survivesWhatIsNoProperMail() throws Exception {
		for (String nonsense : List.of("", "no header at all", "Content-Type: multipart/mixed\n\nno boundary",
				"Content-Type: ;;;\nContent-Transfer-Encoding: magic\nFrom: \"unclosed <a@b\n\ntext",
				"Content-Type: text/plain; charset=x-unknown\n\ntext", "Content-Transfer-Encoding: base64\n\n%%%")) {
			sendRaw(nonsense);
		}
		assertThat(json("/api/v1/messages").path("total").asInt()).isEqualTo(6);
		for (JsonNode mail : json("/api/v1/messages").path("messages")) {
			assertThat(get("/api/v1/message/" + mail.path("ID").asString()).statusCode()).isEqualTo(200);
			assertThat(get("/mail/" + mail.path("ID").asString()).statusCode()).isEqualTo(200);
		}
		assertThat(get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void newestFirstInPages() throws Exception {
		for (String subject : List.of("one", "two", "three")) {
			sendRaw("Subject: " + subject + "\n\nbody\n");
		}
		assertThat(subjects("/api/v1/messages")).containsExactly("three", "two", "one");
		assertThat(subjects("/api/v1/messages?start=1&limit=1")).containsExactly("two");
		assertThat(subjects("/api/v1/messages?start=9")).isEmpty();
		assertThat(get("/api/v1/messages?limit=many").statusCode()).isEqualTo(400);
		assertThat(json("/api/v1/message/latest").path("Subject").asString()).isEqualTo("three");
	}

	@Test
	void keepsEverythingAcrossARestart() throws Exception {
		sendRaw("Subject: kept\n\nbody\n");
		get("/api/v1/message/latest");
		this.server.close();
		this.server = MailboxServer.start("127.0.0.1", 0, 0, this.folder);
		JsonNode list = json("/api/v1/messages");
		assertThat(list.path("messages").path(0).path("Subject").asString()).isEqualTo("kept");
		assertThat(list.path("unread").asInt()).isZero();
	}

	@Test
	void deletesAllOrSome() throws Exception {
		sendRaw("Subject: one\n\nbody\n");
		sendRaw("Subject: two\n\nbody\n");
		String newest = json("/api/v1/message/latest").path("ID").asString();
		assertThat(send("DELETE", "/api/v1/messages", "{\"IDs\":[\"" + newest + "\"]}").statusCode()).isEqualTo(200);
		assertThat(subjects("/api/v1/messages")).containsExactly("one");
		assertThat(get("/api/v1/message/" + newest).statusCode()).isEqualTo(404);
		assertThat(send("DELETE", "/api/v1/messages", "").statusCode()).isEqualTo(200);
		assertThat(json("/api/v1/messages").path("total").asInt()).isZero();
		try (var files = Files.list(this.folder)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void unknownIdsAndPathsAreNotFound() throws Exception {
		assertThat(get("/api/v1/message/nope").statusCode()).isEqualTo(404);
		assertThat(get("/api/v1/message/..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
		assertThat(get("/mail/0000000000000000000000").statusCode()).isEqualTo(404);
		assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
		assertThat(send("PATCH", "/", "").statusCode()).isEqualTo(405);
	}

	@Test
	void pagesEscapeEverythingAndShowHtmlInASandboxOnly() throws Exception {
		MimeMessage message = message("<script>alert(1)</script>");
		message.setContent("<script>alert(2)</script><p>hello</p>", "text/html; charset=UTF-8");
		Transport.send(message);
		String id = json("/api/v1/message/latest").path("ID").asString();

		assertThat(get("/").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
		HttpResponse<String> page = get("/mail/" + id);
		assertThat(page.body()).contains("&lt;script&gt;alert(1)", "<iframe", "sandbox=").doesNotContain("<script");
		assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
		HttpResponse<String> html = get("/mail/" + id + "/html");
		assertThat(html.body()).contains("<p>hello</p>");
		assertThat(header(html, "Content-Security-Policy")).startsWith("sandbox ").doesNotContain("allow-scripts");
		assertThat(get("/mail/" + id + "?view=text").body()).contains("<pre>hello</pre>");
		assertThat(header(get("/mail/" + id + "/source"), "Content-Type")).startsWith("text/plain");
	}

	@Test
	void answersToThisMachineOnlyAndItsFormToItsOwnPageOnly() throws Exception {
		sendRaw("Subject: kept\n\nbody\n");
		assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421");
		String origin = "http://127.0.0.1:" + this.server.httpPort();
		assertThat(form("http://evil.example").statusCode()).isEqualTo(403);
		assertThat(json("/api/v1/messages").path("total").asInt()).isEqualTo(1);
		assertThat(form(origin).statusCode()).isEqualTo(303);
		assertThat(json("/api/v1/messages").path("total").asInt()).isZero();
	}

	private MimeMessage message(String subject) throws MessagingException, java.io.UnsupportedEncodingException {
		Properties properties = new Properties();
		properties.setProperty("mail.smtp.host", "127.0.0.1");
		properties.setProperty("mail.smtp.port", Integer.toString(this.server.smtpPort()));
		MimeMessage message = new MimeMessage(Session.getInstance(properties));
		message.setFrom(new InternetAddress("noreply@neuromagic.local", "Нейромагия", "UTF-8"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress("merlin@example.org", "Мерлин Ёжиков", "UTF-8"));
		message.setSubject(subject, "UTF-8");
		return message;
	}

	private static MimeBodyPart text(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, "UTF-8", subtype);
		return part;
	}

	/** Speaks SMTP itself, so that the message arrives as it is written here. */
	private void sendRaw(String message) throws IOException {
		List<String> answers = new ArrayList<>();
		try (Socket socket = new Socket("127.0.0.1", this.server.smtpPort())) {
			BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			OutputStream out = socket.getOutputStream();
			answers.add(in.readLine());
			for (String line : List.of("HELO test", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA",
					message.replace("\n", "\r\n") + "\r\n.", "QUIT")) {
				out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
				out.flush();
				answers.add(in.readLine());
			}
		}
		assertThat(answers).allMatch(answer -> answer.startsWith("2") || answer.startsWith("3"));
	}

	private JsonNode latest() throws IOException, InterruptedException {
		return json("/api/v1/message/latest");
	}

	private List<String> subjects(String path) throws IOException, InterruptedException {
		return json(path).path("messages").valueStream().map(mail -> mail.path("Subject").asString()).toList();
	}

	private JsonNode json(String path) throws IOException, InterruptedException {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(header(response, "Content-Type")).isEqualTo("application/json");
		return JSON.readTree(response.body());
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send("GET", path, "");
	}

	private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri(path))
			.method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> form(String origin) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri("/delete"))
			.header("Origin", origin)
			.POST(HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.server.httpPort())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.httpPort() + path);
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

}
