package ru.neuromagic.load.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection that answers one request after the other. A client of its own, because the JDK's takes more
 * of the processor than the pages that are measured; it knows of HTTP what the platform's servers send.
 */
public final class Connection implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 30_000;

	private static final int LONGEST_LINE = 32 * 1024;

	private final int port;

	private @Nullable Socket socket;

	private @Nullable InputStream in;

	/** @param port on this machine; nothing else is ever put under load */
	public Connection(int port) {
		this.port = port;
	}

	/** Sends a request and reads the whole answer. Connects, or connects anew, when the server has closed meanwhile. */
	public Response send(String method, String target, Map<String, String> headers, @Nullable String body)
			throws IOException {
		byte[] content = (body != null) ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
		byte[] request = request(method, target, headers, content, body != null);
		boolean reused = this.socket != null;
		try {
			return exchange(request);
		}
		catch (IOException broken) {
			close();
			// an idle connection may be closed by the server at any time, and then nothing of the request was handled
			if (reused && broken instanceof ClosedWhileIdle) {
				return exchange(request);
			}
			throw broken;
		}
	}

	private byte[] request(String method, String target, Map<String, String> headers, byte[] content, boolean hasBody) {
		StringBuilder head = new StringBuilder(512).append(method)
			.append(' ')
			.append(target)
			.append(" HTTP/1.1\r\nHost: localhost:")
			.append(this.port)
			.append("\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		if (hasBody) {
			head.append("Content-Length: ").append(content.length).append("\r\n");
		}
		byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
		byte[] whole = new byte[start.length + content.length];
		System.arraycopy(start, 0, whole, 0, start.length);
		System.arraycopy(content, 0, whole, start.length, content.length);
		return whole;
	}

	private Response exchange(byte[] request) throws IOException {
		boolean idle = this.socket != null;
		Socket connected = connect();
		InputStream input = this.in;
		if (input == null) {
			throw new IOException("not connected");
		}
		try {
			connected.getOutputStream().write(request);
		}
		catch (IOException gone) {
			throw idle ? new ClosedWhileIdle(gone) : gone;
		}
		return read(input, idle);
	}

	private Socket connect() throws IOException {
		Socket open = this.socket;
		if (open == null) {
			open = new Socket();
			open.setTcpNoDelay(true);
			open.setSoTimeout(PATIENCE_MILLIS);
			open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), PATIENCE_MILLIS);
			this.socket = open;
			this.in = new BufferedInputStream(open.getInputStream(), 16 * 1024);
		}
		return open;
	}

	private Response read(InputStream input, boolean idle) throws IOException {
		String statusLine;
		try {
			statusLine = line(input);
		}
		catch (IOException gone) {
			throw (idle && (gone instanceof EOFException || gone instanceof SocketException)) ? new ClosedWhileIdle(gone) : gone;
		}
		if (!statusLine.matches("HTTP/1\\.1 \\d{3}.*")) {
			throw new IOException("not an answer: " + statusLine);
		}
		int status = Integer.parseInt(statusLine.substring(9, 12));
		List<String[]> headers = new ArrayList<>();
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			int colon = line.indexOf(':');
			headers.add(new String[] { line.substring(0, colon).strip(), line.substring(colon + 1).strip() });
		}
		Response head = new Response(status, headers, new byte[0]);
		Response whole = new Response(status, headers, body(input, head));
		if (whole.header("connection").filter("close"::equalsIgnoreCase).isPresent()) {
			close();
		}
		return whole;
	}

	private static byte[] body(InputStream input, Response head) throws IOException {
		if (head.status() == 204 || head.status() == 304) {
			return new byte[0];
		}
		if (head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
			ByteArrayOutputStream all = new ByteArrayOutputStream(16 * 1024);
			while (true) {
				int size = Integer.parseInt(line(input).split(";", 2)[0].strip(), 16);
				if (size == 0) {
					while (!line(input).isEmpty()) {
						// trailers
					}
					return all.toByteArray();
				}
				all.write(exactly(input, size));
				line(input);
			}
		}
		int length = head.header("content-length").map(Integer::parseInt)
			.orElseThrow(() -> new IOException("an answer of unknown length"));
		return exactly(input, length);
	}

	private static byte[] exactly(InputStream input, int length) throws IOException {
		byte[] bytes = input.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("the answer ended early");
		}
		return bytes;
	}

	private static String line(InputStream input) throws IOException {
		StringBuilder line = new StringBuilder(80);
		while (true) {
			int next = input.read();
			if (next < 0) {
				throw new EOFException("the connection was closed");
			}
			if (next == '\n') {
				int end = line.length();
				return (end > 0 && line.charAt(end - 1) == '\r') ? line.substring(0, end - 1) : line.toString();
			}
			if (line.length() > LONGEST_LINE) {
				throw new IOException("an endless line");
			}
			line.append((char) next);
		}
	}

	@Override
	public void close() {
		Socket open = this.socket;
		this.socket = null;
		this.in = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException alreadyGone) {
				// nothing is lost
			}
		}
	}

	private static final class ClosedWhileIdle extends IOException {

		ClosedWhileIdle(IOException cause) {
			super("the server closed the connection", cause);
		}

	}

}
