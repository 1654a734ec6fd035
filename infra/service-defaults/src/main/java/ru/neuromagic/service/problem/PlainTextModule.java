package ru.neuromagic.service.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses text that no database or screen can hold, U+0000 and unpaired surrogates, where it comes in, so that it is a
 * clear 400 with the name of the field.
 */
class PlainTextModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	PlainTextModule() {
		super("plain-text");
		addDeserializer(String.class, new PlainTextDeserializer());
	}

	private static final class PlainTextDeserializer extends StdScalarDeserializer<String> {

		PlainTextDeserializer() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				// a number is not the text that looks like it: 007 would lose its zeros without anybody noticing
				return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
			}
			String text = parser.getString();
			if (!isPlain(text)) {
				return (String) context.handleWeirdStringValue(String.class, "", "contains characters that are not text");
			}
			return text;
		}

		private static boolean isPlain(String text) {
			for (int i = 0; i < text.length(); i++) {
				char unit = text.charAt(i);
				if (unit == 0 || Character.isLowSurrogate(unit)) {
					return false;
				}
				if (Character.isHighSurrogate(unit)) {
					i++;
					if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
						return false;
					}
				}
			}
			return true;
		}

	}

}
