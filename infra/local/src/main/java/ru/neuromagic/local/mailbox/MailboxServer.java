package ru.neuromagic.local.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.subethamail.smtp.server.SMTPServer;

/** Catches mail over SMTP and shows it over HTTP. */
public final class MailboxServer implements AutoCloseable {

	private static final int LARGEST_MESSAGE = 25 * 1024 * 1024;

	private final SMTPServer smtp;

	private final HttpServer http;

	private MailboxServer(SMTPServer smtp, HttpServer http) {
		this.smtp = smtp;
		this.http = http;
	}

	/**
	 * Arguments: address to listen on, SMTP port, HTTP port, folder for the messages.
	 */
	public static void main(String[] arguments) throws IOException {
		MailboxServer server = start(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
				Path.of(arguments[3]));
		Runtime.getRuntime().addShutdownHook(new Thread(server::close));
		System.out.printf("Mailbox listens: smtp %d, http %d%n", server.smtpPort(), server.httpPort());
	}

	/**
	 * Starts both servers; port 0 means any free one.
	 * @param folder where every message is kept as a file
	 */
	static MailboxServer start(String address, int smtpPort, int httpPort, Path folder) throws IOException {
		MailStore store = new MailStore(folder, Clock.systemUTC());
		InetAddress bind = InetAddress.getByName(address);
		SMTPServer smtp = SMTPServer.port(smtpPort)
			.bindAddress(bind)
			.hostName("mailbox.neuromagic.local")
			.softwareName("Neuromagic mailbox")
			.maxMessageSize(LARGEST_MESSAGE)
			.insertReceivedHeaders(false)
			.executorService(Executors.newVirtualThreadPerTaskExecutor())
			.messageHandlerFactory(_ -> new Delivery(store))
			.build();
		HttpServer http = HttpServer.create(new InetSocketAddress(bind, httpPort), 50);
		http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		http.createContext("/", new MailboxHandler(store));
		smtp.start();
		http.start();
		return new MailboxServer(smtp, http);
	}

	int smtpPort() {
		return this.smtp.getPortAllocated();
	}

	int httpPort() {
		return this.http.getAddress().getPort();
	}

	@Override
	public void close() {
		this.smtp.stop();
		this.http.stop(0);
	}

}
