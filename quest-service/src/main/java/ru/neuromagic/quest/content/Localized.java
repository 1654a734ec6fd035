package ru.neuromagic.quest.content;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The same thing in both languages; neither may be missing, a text may not be blank. */
public record Localized<T>(T ru, T en) {

	public Localized {
		require(ru, "ru");
		require(en, "en");
	}

	private static void require(@Nullable Object value, String language) {
		if (value == null || value instanceof String text && text.isBlank()) {
			throw new IllegalArgumentException("the text in '%s' is missing".formatted(language));
		}
	}

	public T in(Language language) {
		return switch (language) {
			case RU -> this.ru;
			case EN -> this.en;
		};
	}

	public <R> Localized<R> map(Function<T, R> mapping) {
		return new Localized<>(mapping.apply(this.ru), mapping.apply(this.en));
	}

	public Stream<T> stream() {
		return Stream.of(this.ru, this.en);
	}

	public Map<String, T> byLanguage() {
		return Map.of("ru", this.ru, "en", this.en);
	}

}
