package ru.neuromagic.web.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;

/**
 * Keeps each file in memory as browsers ask for it: with Brotli at its best, with gzip, or as it is. The work of compressing
 * is done once per file; where Brotli has no native library, gzip takes its place.
 */
final class CompressedFiles implements ResourceTransformer {

	private static final Set<String> TEXTS = Set.of("css", "js", "svg", "json", "txt");

	private static final boolean BROTLI = Brotli4jLoader.isAvailable();

	private enum Coding {

		BR, GZIP, IDENTITY;

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private record Key(String file, Coding coding) {
	}

	private final ConcurrentMap<Key, Delivery> kept = new ConcurrentHashMap<>();

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		String extension = Objects.requireNonNullElse(StringUtils.getFilenameExtension(resource.getFilename()), "");
		boolean text = TEXTS.contains(extension);
		Coding coding = text ? best(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) : Coding.IDENTITY;
		try {
			return kept.computeIfAbsent(new Key(resource.getDescription(), coding), key -> deliver(request, resource, chain, text, coding));
		}
		catch (UncheckedIOException unreadable) {
			throw unreadable.getCause();
		}
	}

	/** The weak validator of a file: the same for each of its codings. */
	static @Nullable String etag(Resource file) {
		return file instanceof Delivery delivery ? delivery.etag : null;
	}

	private static Coding best(@Nullable String accepted) {
		Set<String> codings = Gzip.codings(accepted);
		if (BROTLI && codings.contains("br")) {
			return Coding.BR;
		}
		return codings.contains(Gzip.NAME) ? Coding.GZIP : Coding.IDENTITY;
	}

	private static Delivery deliver(HttpServletRequest request, Resource resource, ResourceTransformerChain chain, boolean text,
			Coding coding) {
		try {
			Resource file = chain.transform(request, resource);
			byte[] content = file.getContentAsByteArray();
			byte[] sent = switch (coding) {
				case BR -> Encoder.compress(content, new Encoder.Parameters().setQuality(11).setMode(Encoder.Mode.TEXT));
				case GZIP -> Gzip.THOROUGH.of(content);
				case IDENTITY -> content;
			};
			return new Delivery(file, sent, text, coding, "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"");
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static final class Delivery extends ByteArrayResource implements HttpResource {

		private final @Nullable String filename;

		private final long lastModified;

		private final HttpHeaders headers = new HttpHeaders();

		private final String etag;

		Delivery(Resource file, byte[] content, boolean text, Coding coding, String etag) throws IOException {
			super(content, file.getDescription());
			this.filename = file.getFilename();
			this.lastModified = file.lastModified();
			this.etag = etag;
			if (text) {
				headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
			}
			if (coding != Coding.IDENTITY) {
				headers.set(HttpHeaders.CONTENT_ENCODING, coding.label());
			}
		}

		@Override
		public @Nullable String getFilename() {
			return filename;
		}

		@Override
		public long lastModified() {
			return lastModified;
		}

		@Override
		public HttpHeaders getResponseHeaders() {
			return headers;
		}
	}
}
