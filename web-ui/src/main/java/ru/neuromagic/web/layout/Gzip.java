package ru.neuromagic.web.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The content coding of RFC 1952. */
enum Gzip {

	/** Deflate level 1: a page is a sixth larger than at level 6 and takes a fifth of the processor. For what is sent once. */
	QUICK(1),

	/** Deflate level 6. For what is kept and sent often. */
	THOROUGH(6);

	static final String NAME = "gzip";

	private final int level;

	Gzip(int level) {
		this.level = level;
	}

	/** Whether the client takes it. */
	static boolean isAccepted(HttpServletRequest request) {
		@Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
		return accepted != null && accepted.contains(NAME) && !accepted.contains(NAME + ";q=0");
	}

	/** Says in the answer's headers that its body is coded so. */
	static void announce(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CONTENT_ENCODING, NAME);
	}

	byte[] of(byte[] content) throws IOException {
		var coded = new ByteArrayOutputStream(content.length / 2);
		try (var gzip = new Leveled(coded, level)) {
			gzip.write(content);
		}
		return coded.toByteArray();
	}

	/** The JDK's stream takes no level from outside. */
	private static final class Leveled extends GZIPOutputStream {

		Leveled(OutputStream out, int level) throws IOException {
			super(out, 4096);
			def.setLevel(level);
		}
	}
}
