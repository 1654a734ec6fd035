package ru.neuromagic.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that can be stopped, started again, and told what to answer for an address. */
public final class PostOffice extends GreenMail {

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final int port;

	public PostOffice() {
		this(freePort());
	}

	private PostOffice(int port) {
		super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
		this.port = port;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	public int port() {
		return this.port;
	}

	/** Answers RCPT TO of that address so, such as {@code 550 5.1.1 No such mailbox}, until {@link #accept}. */
	public void refuse(String address, String answer) {
		this.answers.put(address, answer);
	}

	public void accept(String address) {
		this.answers.remove(address);
	}

	public List<MimeMessage> lettersTo(String address) {
		return Arrays.stream(getReceivedMessages()).filter(letter -> isTo(letter, address)).toList();
	}

	private static boolean isTo(MimeMessage letter, String address) {
		try {
			return Arrays.stream(letter.getAllRecipients()).anyMatch(recipient -> recipient.toString().contains(address));
		}
		catch (MessagingException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** The part of a letter of that type, such as {@code text/plain}. */
	public static String part(Part letter, String type) {
		try {
			String found = search(letter, type);
			if (found == null) {
				throw new AssertionError("No part " + type);
			}
			return found;
		}
		catch (MessagingException | IOException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static @Nullable String search(Part part, String type) throws MessagingException, IOException {
		if (part.isMimeType(type)) {
			return (String) part.getContent();
		}
		if (part.getContent() instanceof MimeMultipart parts) {
			for (int index = 0; index < parts.getCount(); index++) {
				String found = search(parts.getBodyPart(index), type);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	@Override
	protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers ignored) {
		this.managers = new Managers() {

			private final SmtpManager smtp = new SmtpManager(getImapHostManager(), getUserManager()) {
				@Override
				public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
					return PostOffice.this.answers.get(recipient.getEmail());
				}
			};

			@Override
			public SmtpManager getSmtpManager() {
				return this.smtp;
			}
		};
		return super.createServices(setups, this.managers);
	}

}
