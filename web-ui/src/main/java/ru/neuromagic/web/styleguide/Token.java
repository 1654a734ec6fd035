package ru.neuromagic.web.styleguide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * A custom property of {@code tokens.css}.
 *
 * @param name with its two hyphens
 */
record Token(String name, String value) {

	private static final Pattern DECLARATION = Pattern.compile("(--[a-z0-9-]+):\\s*([^;]+);");

	private static final Pattern COLOUR = Pattern.compile("(light-dark\\()?(#|rgb\\().*");

	static List<Token> all() {
		return DECLARATION.matcher(read("static/assets/css/tokens.css")).results().map(Token::of).toList();
	}

	private static Token of(MatchResult declaration) {
		return new Token(declaration.group(1), declaration.group(2));
	}

	public boolean isColour() {
		return COLOUR.matcher(value).matches();
	}

	public boolean isSpace() {
		return name.startsWith("--space-");
	}

	public boolean isSize() {
		return name.startsWith("--size-");
	}

	/** For a length in pixels, the number. */
	public String getPixels() {
		return value.replace("px", "");
	}

	static String read(String file) {
		try {
			return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
