package ru.neuromagic.local.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A caught message, parsed.
 *
 * @param id of the mailbox, letters and digits
 * @param messageId of the sender, without angle brackets
 * @param read whether somebody opened it
 * @param returnPath sender of the envelope
 * @param created when it was caught
 * @param date when it was written, as its header says
 * @param text plain text part, decoded; made of the HTML part if there is no other; may be empty
 * @param html HTML part, decoded; may be empty
 * @param size of the whole message in bytes
 * @param inline parts that the HTML part shows
 * @param attachments all other parts
 */
record StoredMail(String id, String messageId, boolean read, Address from, List<Address> to, List<Address> cc,
		List<Address> bcc, List<Address> replyTo, String returnPath, String subject, Instant created, Instant date,
		String text, String html, int size, List<Part> inline, List<Part> attachments) {

	/** The longest excerpt that a list shows, as in Mailpit. */
	private static final int SNIPPET = 250;

	record Address(String name, String address) {

		@Override
		public String toString() {
			return this.name.isEmpty() ? this.address : this.name + " <" + this.address + ">";
		}

	}

	/** `number` is the position in a walk through the message, from 1. */
	record Part(int number, String fileName, String contentType, String contentId, int size) {
	}

	static StoredMail parse(String id, byte[] raw, boolean read) {
		return new MailParser(id, raw).parse(read);
	}

	StoredMail asRead() {
		return new StoredMail(this.id, this.messageId, true, this.from, this.to, this.cc, this.bcc, this.replyTo,
				this.returnPath, this.subject, this.created, this.date, this.text, this.html, this.size, this.inline,
				this.attachments);
	}

	String snippet() {
		String line = this.text.replaceAll("\\s+", " ").strip();
		return (line.length() <= SNIPPET) ? line : line.substring(0, SNIPPET) + "…";
	}

}
