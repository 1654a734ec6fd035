package ru.neuromagic.web.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The content coding of RFC 1952. */
enum Gzip {

	/** Deflate level 1: a page is a sixth larger than at level 6 and takes a fifth of the processor. For what is sent once. */
	QUICK(1),

	/** Deflate level 9. For what is kept and sent often. */
	THOROUGH(9);

	static final String NAME = "gzip";

	private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*");

	private final int level;

	Gzip(int level) {
		this.level = level;
	}

	/** Whether the client takes it. */
	static boolean isAccepted(HttpServletRequest request) {
		return codings(request.getHeader(HttpHeaders.ACCEPT_ENCODING)).contains(NAME);
	}

	/** The names that an {@code Accept-Encoding} header (RFC 9110, section 12.5.3) takes; a wildcard is none. */
	static Set<String> codings(@Nullable String accepted) {
		if (accepted == null) {
			return Set.of();
		}
		return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
			.filter(coding -> !REFUSED.matcher(coding).matches())
			.map(coding -> coding.split(";", 2)[0].strip())
			.collect(Collectors.toSet());
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
