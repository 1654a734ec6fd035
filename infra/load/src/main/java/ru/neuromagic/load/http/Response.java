package ru.neuromagic.load.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What a server answered.
 *
 * @param headers pairs of name and value, in the order of the answer
 * @param body as it came over the wire, perhaps compressed
 */
public record Response(int status, List<String[]> headers, byte[] body) {

	/** The first header of that name. */
	public Optional<String> header(String name) {
		return this.headers.stream().filter(header -> header[0].equalsIgnoreCase(name)).map(header -> header[1]).findFirst();
	}

	/** The body as text, unpacked. */
	public String text() {
		if (header("content-encoding").filter("gzip"::equalsIgnoreCase).isEmpty()) {
			return new String(this.body, StandardCharsets.UTF_8);
		}
		try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(this.body), 8 * 1024)) {
			return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

}
