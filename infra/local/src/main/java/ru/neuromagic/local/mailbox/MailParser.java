package ru.neuromagic.local.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/** Reads a message, also one that breaks the rules: a mailbox for developers shows what came. */
final class MailParser {

	private static final String ENVELOPE_TO = "X-Envelope-To";

	private static final Session SESSION = session();

	private final String id;

	private final byte[] raw;

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder html = new StringBuilder();

	private final List<StoredMail.Part> inline = new ArrayList<>();

	private final List<StoredMail.Part> attachments = new ArrayList<>();

	private int number;

	MailParser(String id, byte[] raw) {
		this.id = id;
		this.raw = raw;
	}

	StoredMail parse(boolean read) {
		Instant created = Instant.ofEpochMilli(MailStore.millis(this.id));
		try {
			MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(this.raw));
			walk(message);
			List<StoredMail.Address> from = addresses(message, "From");
			List<StoredMail.Address> to = addresses(message, "To");
			List<StoredMail.Address> cc = addresses(message, "Cc");
			@Nullable Date sent = message.getSentDate();
			String plain = (this.text.isEmpty() && !this.html.isEmpty()) ? withoutTags(this.html.toString())
					: this.text.toString();
			return new StoredMail(this.id, stripBrackets(header(message, "Message-ID")), read,
					from.isEmpty() ? new StoredMail.Address("", "") : from.getFirst(), to, cc, hidden(message, to, cc),
					addresses(message, "Reply-To"), stripBrackets(header(message, "Return-Path")),
					decoded(header(message, "Subject")), created, (sent == null) ? created : sent.toInstant(), plain,
					this.html.toString(), this.raw.length, List.copyOf(this.inline), List.copyOf(this.attachments));
		}
		catch (MessagingException | IOException ex) {
			return new StoredMail(this.id, "", read, new StoredMail.Address("", ""), List.of(), List.of(), List.of(),
					List.of(), "", "(unreadable message)", created, created,
					new String(this.raw, StandardCharsets.UTF_8), "", this.raw.length, List.of(), List.of());
		}
	}

	private void walk(Part part) throws MessagingException, IOException {
		this.number++;
		ContentType type = contentType(part);
		boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || !fileName(part).isEmpty();
		if (type.match("multipart/*") && part.getContent() instanceof Multipart multipart) {
			for (int i = 0; i < multipart.getCount(); i++) {
				walk(multipart.getBodyPart(i));
			}
		}
		else if (type.match("text/plain") && !attached) {
			append(this.text, content(part, type));
		}
		else if (type.match("text/html") && !attached) {
			append(this.html, content(part, type));
		}
		else {
			String contentId = stripBrackets(header(part, "Content-ID"));
			StoredMail.Part other = new StoredMail.Part(this.number, fileName(part),
					type.getBaseType().toLowerCase(Locale.ROOT), contentId, bytes(part).length);
			(contentId.isEmpty() || Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) ? this.attachments : this.inline)
				.add(other);
		}
	}

	private static void append(StringBuilder to, String content) {
		if (!to.isEmpty()) {
			to.append('\n');
		}
		to.append(content);
	}

	private static String content(Part part, ContentType type) throws MessagingException {
		return new String(bytes(part), charset(type.getParameter("charset")));
	}

	private static byte[] bytes(Part part) throws MessagingException {
		try (InputStream in = part.getInputStream()) {
			return in.readAllBytes();
		}
		catch (IOException wrongEncoding) {
			return ("(this part cannot be decoded: " + wrongEncoding.getMessage() + ")").getBytes(StandardCharsets.UTF_8);
		}
	}

	private static Charset charset(@Nullable String name) {
		if (name == null) {
			return StandardCharsets.UTF_8;
		}
		try {
			Charset charset = Charset.forName(MimeUtility.javaCharset(name));
			return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
			return StandardCharsets.UTF_8;
		}
	}

	private static ContentType contentType(Part part) throws MessagingException {
		try {
			return new ContentType(part.getContentType());
		}
		catch (MessagingException malformed) {
			return new ContentType("text/plain");
		}
	}

	private static String disposition(Part part) {
		try {
			@Nullable String disposition = part.getDisposition();
			return (disposition == null) ? "" : disposition;
		}
		catch (MessagingException malformed) {
			return "";
		}
	}

	private static String fileName(Part part) {
		try {
			@Nullable String name = part.getFileName();
			return (name == null) ? "" : decoded(name);
		}
		catch (MessagingException malformed) {
			return "";
		}
	}

	private static List<StoredMail.Address> addresses(Message message, String header) throws MessagingException {
		String @Nullable [] lines = message.getHeader(header);
		if (lines == null) {
			return List.of();
		}
		String line = String.join(", ", lines);
		try {
			return Arrays.stream(InternetAddress.parseHeader(line, false)).map(MailParser::address).toList();
		}
		catch (MessagingException malformed) {
			return List.of(new StoredMail.Address("", decoded(line)));
		}
	}

	private static StoredMail.Address address(InternetAddress address) {
		@Nullable String name = address.getPersonal();
		@Nullable String mail = address.getAddress();
		return new StoredMail.Address((name == null) ? "" : name, (mail == null) ? "" : mail);
	}

	/** Recipients of the envelope that no header names: blind copies. */
	private static List<StoredMail.Address> hidden(MimeMessage message, List<StoredMail.Address> to,
			List<StoredMail.Address> cc) throws MessagingException {
		Set<String> named = Stream.concat(to.stream(), cc.stream())
			.map(address -> address.address().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return Stream.of(header(message, ENVELOPE_TO).strip().split("\\s+"))
			.filter(recipient -> !recipient.isEmpty() && !named.contains(recipient))
			.map(recipient -> new StoredMail.Address("", recipient))
			.toList();
	}

	private static String header(Part part, String name) throws MessagingException {
		String @Nullable [] values = part.getHeader(name);
		return (values == null || values.length == 0) ? "" : values[0];
	}

	/** Encoded words of RFC 2047; raw UTF-8, which some senders use, stays readable. */
	private static String decoded(String header) {
		try {
			return MimeUtility.decodeText(MimeUtility.unfold(header)).strip();
		}
		catch (UnsupportedEncodingException unknown) {
			return header;
		}
	}

	private static String stripBrackets(String text) {
		return text.strip().replaceAll("^<|>$", "");
	}

	private static String withoutTags(String html) {
		return html.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", "")
			.replaceAll("(?i)<(br|/p|/div|/h\\d|/li|/tr)\\b[^>]*>", "\n")
			.replaceAll("<[^>]+>", "")
			.replace("&nbsp;", " ")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&quot;", "\"")
			.replace("&amp;", "&")
			.strip();
	}

	private static Session session() {
		Properties properties = new Properties();
		properties.setProperty("mail.mime.charset", "UTF-8");
		properties.setProperty("mail.mime.allowutf8", "true");
		properties.setProperty("mail.mime.address.strict", "false");
		System.setProperty("mail.mime.decodetext.strict", "false");
		System.setProperty("mail.mime.parameters.strict", "false");
		System.setProperty("mail.mime.ignoreunknownencoding", "true");
		System.setProperty("mail.mime.base64.ignoreerrors", "true");
		System.setProperty("mail.mime.multipart.allowempty", "true");
		System.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
		return Session.getInstance(properties);
	}

}
