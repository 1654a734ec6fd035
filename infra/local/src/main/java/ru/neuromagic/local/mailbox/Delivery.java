package ru.neuromagic.local.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One SMTP transaction: a message is stored once, whatever the number of its recipients. */
final class Delivery implements MessageHandler {

	private static final int TEMPORARY_FAILURE = 452;

	private final MailStore store;

	private final List<String> recipients = new ArrayList<>();

	private String sender = "";

	Delivery(MailStore store) {
		this.store = store;
	}

	@Override
	public void from(@Nullable String from) {
		this.sender = (from == null) ? "" : from;
	}

	@Override
	public void recipient(String recipient) {
		this.recipients.add(recipient);
	}

	@Override
	public @Nullable String data(InputStream data) throws RejectException, IOException {
		byte[] message = data.readAllBytes();
		try {
			this.store.add(this.sender, this.recipients, message);
			return null;
		}
		catch (UncheckedIOException ex) {
			throw new RejectException(TEMPORARY_FAILURE, "The message cannot be stored: " + ex.getMessage());
		}
	}

	@Override
	public void done() {
		// everything was done with the data
	}

}
