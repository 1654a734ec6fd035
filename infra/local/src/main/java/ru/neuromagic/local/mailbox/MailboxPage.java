package ru.neuromagic.local.mailbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The mailbox's pages: no script, everything that came with a mail escaped. */
final class MailboxPage {

	private static final int SHOWN = 200;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d.MM HH:mm:ss").withZone(ZoneId.systemDefault());

	private static final String STYLE = """
			:root { color-scheme: dark light; --ink: #f4f2ff; --quiet: #b3aecb; --paper: #0a0a0f; --card: #15141f;
				--line: #322e46; --link: #b79cff }
			@media (prefers-color-scheme: light) { :root { --ink: #1c1830; --quiet: #57516f; --paper: #faf8ff;
				--card: #fff; --line: #d9d3ea; --link: #5b2fc9 } }
			* { box-sizing: border-box }
			body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink);
				font: 16px/1.5 Inter, system-ui, sans-serif; overflow-wrap: anywhere }
			header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin-block: 1rem }
			h1 { font-size: 1.5rem; margin: 0; flex: 1 1 auto }
			a { color: var(--link) }
			a:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 3px }
			button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
				border-radius: 12px; padding: .5rem 1rem; min-height: 44px; cursor: pointer }
			ul { list-style: none; margin: 0; padding: 0 }
			li a { display: grid; gap: 0 1rem; grid-template-columns: 1fr auto; padding: .75rem 1rem; margin-block: .5rem;
				background: var(--card); border: 1px solid var(--line); border-radius: 16px; color: inherit;
				text-decoration: none }
			li a:hover { border-color: var(--link) }
			li strong, li .whom, li .snippet { grid-column: 1 }
			li time { grid-column: 2; grid-row: 1 }
			.unread strong::before { content: "● "; color: var(--link) }
			.read strong { font-weight: 500 }
			.whom, .snippet, time, dt, .empty { color: var(--quiet); font-size: .875rem }
			.snippet { overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical }
			dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem }
			dd { margin: 0 }
			nav { display: flex; gap: 1rem; margin-block: 1rem }
			nav a { padding-block: .5rem }
			nav [aria-current] { color: var(--ink); font-weight: 600 }
			pre { white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: 16px;
				padding: 1rem; font: 15px/1.6 "Fira Code", ui-monospace, monospace }
			iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: 16px; background: #fff }
			""";

	private MailboxPage() {
	}

	static String list(List<StoredMail> mails, long unread) {
		String rows = mails.stream().limit(SHOWN).map(MailboxPage::row).collect(Collectors.joining());
		String body = mails.isEmpty() ? "<p class=\"empty\">No mail yet. Whatever the platform sends appears here.</p>"
				: "<ul>" + rows + "</ul>";
		String delete = mails.isEmpty() ? ""
				: "<form method=\"post\" action=\"/delete\"><button>Delete all</button></form>";
		String more = (mails.size() > SHOWN) ? "<p class=\"empty\">The newest %d of %d.</p>".formatted(SHOWN, mails.size()) : "";
		return page(unread > 0 ? "(" + unread + ") Mailbox" : "Mailbox",
				"<header><h1>Mailbox</h1><a href=\"/\">Refresh</a>" + delete + "</header><main>" + body + more + "</main>");
	}

	static String mail(StoredMail mail, boolean textWanted) {
		boolean html = !mail.html().isEmpty() && !textWanted;
		String address = "/mail/" + mail.id();
		StringBuilder body = new StringBuilder();
		body.append("<header><h1>").append(escape(subject(mail))).append("</h1><a href=\"/\">All mail</a></header><main><dl>");
		field(body, "From", mail.from().toString());
		field(body, "To", join(mail.to()));
		field(body, "Cc", join(mail.cc()));
		field(body, "Blind copy", join(mail.bcc()));
		field(body, "Reply to", join(mail.replyTo()));
		field(body, "Date", time(mail.date()));
		field(body, "Parts",
				mail.attachments().stream().map(part -> part.fileName() + " (" + part.contentType() + ", " + part.size() + " bytes)")
					.collect(Collectors.joining(", ")));
		body.append("</dl><nav aria-label=\"View\">");
		if (!mail.html().isEmpty()) {
			tab(body, address, "HTML", html);
		}
		tab(body, address + "?view=text", "Text", !html);
		body.append("<a href=\"").append(address).append("/source\">Source</a></nav>");
		if (html) {
			body.append("<iframe title=\"The mail\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"")
				.append(address)
				.append("/html\"></iframe>");
		}
		else {
			body.append("<pre>").append(escape(mail.text())).append("</pre>");
		}
		return page(subject(mail), body.append("</main>").toString());
	}

	static String notFound() {
		return page("Not found",
				"<header><h1>Not found</h1></header><main><p>There is no such mail, perhaps it was deleted. <a href=\"/\">All mail</a></p></main>");
	}

	private static String row(StoredMail mail) {
		return """
				<li class="%s"><a href="/mail/%s"><strong>%s</strong><time datetime="%s">%s</time>\
				<span class="whom">%s → %s</span><span class="snippet">%s</span></a></li>
				""".formatted(mail.read() ? "read" : "unread", mail.id(), escape(subject(mail)), mail.created(),
				time(mail.created()), escape(mail.from().toString()), escape(join(mail.to())), escape(mail.snippet()));
	}

	private static void field(StringBuilder body, String name, String value) {
		if (!value.isEmpty()) {
			body.append("<dt>").append(name).append("</dt><dd>").append(escape(value)).append("</dd>");
		}
	}

	private static void tab(StringBuilder body, String address, String name, boolean current) {
		body.append("<a href=\"").append(address).append('"');
		body.append(current ? " aria-current=\"page\">" : ">").append(name).append("</a>");
	}

	private static String page(String title, String body) {
		return """
				<!doctype html>
				<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
				<title>%s</title><style>%s</style></head><body>%s</body></html>
				""".formatted(escape(title), STYLE, body);
	}

	private static String subject(StoredMail mail) {
		return mail.subject().isBlank() ? "(no subject)" : mail.subject();
	}

	private static String join(List<StoredMail.Address> addresses) {
		return addresses.stream().map(StoredMail.Address::toString).collect(Collectors.joining(", "));
	}

	private static String time(Instant instant) {
		return TIME.format(instant);
	}

	static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
