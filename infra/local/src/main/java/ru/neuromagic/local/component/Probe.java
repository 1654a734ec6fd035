package ru.neuromagic.local.component;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks components, in their own protocols, whether they serve. */
final class Probe {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int CONNECT_MILLIS = 1_000;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private Probe() {
	}

	/** Whether a GET is answered with 200. */
	static boolean http(String url) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
			return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException notYet) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Whether an SMTP server greets. */
	static boolean smtp(int port) {
		try (Socket socket = connect(port)) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			String greeting = reader.readLine();
			socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
			return greeting != null && greeting.startsWith("220");
		}
		catch (IOException notYet) {
			return false;
		}
	}

	/** Whether a Kafka broker answers ApiVersions (request 18, version 0, of Kafka's protocol guide) without an error. */
	static boolean kafka(int port) {
		try (Socket socket = connect(port)) {
			int correlation = 4711;
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			out.writeInt(2 + 2 + 4 + 2);
			out.writeShort(18);
			out.writeShort(0);
			out.writeInt(correlation);
			out.writeShort(-1);
			out.flush();
			DataInputStream in = new DataInputStream(socket.getInputStream());
			in.readInt();
			return in.readInt() == correlation && in.readShort() == 0;
		}
		catch (IOException notYet) {
			return false;
		}
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		try {
			socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
			socket.setSoTimeout((int) TIMEOUT.toMillis());
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

}
