package ru.neuromagic.local.mailbox;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of Mailpit's API, with its names, so that tools made for it work here. */
final class MailpitJson {

	private MailpitJson() {
	}

	static Map<String, Object> list(List<StoredMail> mails, int start, int limit, long unread) {
		List<Map<String, Object>> page = mails.stream().skip(start).limit(limit).map(MailpitJson::summary).toList();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("total", mails.size());
		json.put("unread", unread);
		json.put("count", page.size());
		json.put("messages_count", mails.size());
		json.put("messages_unread", unread);
		json.put("start", start);
		json.put("tags", List.of());
		json.put("messages", page);
		return json;
	}

	static Map<String, Object> message(StoredMail mail) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("ID", mail.id());
		json.put("MessageID", mail.messageId());
		json.put("From", address(mail.from()));
		json.put("To", addresses(mail.to()));
		json.put("Cc", addresses(mail.cc()));
		json.put("Bcc", addresses(mail.bcc()));
		json.put("ReplyTo", addresses(mail.replyTo()));
		json.put("ReturnPath", mail.returnPath());
		json.put("Subject", mail.subject());
		json.put("Date", mail.date().truncatedTo(ChronoUnit.SECONDS).toString());
		json.put("Tags", List.of());
		json.put("Text", mail.text());
		json.put("HTML", mail.html());
		json.put("Size", mail.size());
		json.put("Inline", mail.inline().stream().map(MailpitJson::part).toList());
		json.put("Attachments", mail.attachments().stream().map(MailpitJson::part).toList());
		return json;
	}

	private static Map<String, Object> summary(StoredMail mail) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("ID", mail.id());
		json.put("MessageID", mail.messageId());
		json.put("Read", mail.read());
		json.put("From", address(mail.from()));
		json.put("To", addresses(mail.to()));
		json.put("Cc", addresses(mail.cc()));
		json.put("Bcc", addresses(mail.bcc()));
		json.put("ReplyTo", addresses(mail.replyTo()));
		json.put("Subject", mail.subject());
		json.put("Created", mail.created().toString());
		json.put("Tags", List.of());
		json.put("Size", mail.size());
		json.put("Attachments", mail.attachments().size());
		json.put("Snippet", mail.snippet());
		return json;
	}

	private static Map<String, Object> address(StoredMail.Address address) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("Name", address.name());
		json.put("Address", address.address());
		return json;
	}

	private static List<Map<String, Object>> addresses(List<StoredMail.Address> addresses) {
		return addresses.stream().map(MailpitJson::address).toList();
	}

	private static Map<String, Object> part(StoredMail.Part part) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("PartID", Integer.toString(part.number()));
		json.put("FileName", part.fileName());
		json.put("ContentType", part.contentType());
		json.put("ContentID", part.contentId());
		json.put("Size", part.size());
		return json;
	}

}
