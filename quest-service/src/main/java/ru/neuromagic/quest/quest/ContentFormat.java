package ru.neuromagic.quest.quest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How content is written: YAML whose scalars are texts, read strictly into the types that say what they mean. */
final class ContentFormat {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private ContentFormat() {
	}

	/** The content of a YAML file, as JSON. */
	static String json(Resource file) {
		try {
			return json(file.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		catch (YAMLException wrong) {
			throw new IllegalArgumentException(file.getFilename() + ": " + wrong.getMessage(), wrong);
		}
	}

	static String json(String yaml) {
		return MAPPER.writeValueAsString(yaml().<Object>load(yaml));
	}

	static <T> T read(String json, Class<T> type) {
		return read(json, Map.of(), type);
	}

	/**
	 * @param more what the file does not say itself
	 * @throws IllegalArgumentException if the content is not what the type wants, with the place where it is not
	 */
	static <T> T read(String json, Map<String, String> more, Class<T> type) {
		try {
			ObjectNode content = MAPPER.readValue(json, ObjectNode.class);
			more.forEach(content::put);
			return MAPPER.treeToValue(content, type);
		}
		catch (JacksonException wrong) {
			throw new IllegalArgumentException("at %s: %s".formatted(place(wrong), message(wrong)), wrong);
		}
	}

	private static @Nullable String message(JacksonException wrong) {
		return (wrong.getCause() instanceof IllegalArgumentException cause) ? cause.getMessage() : wrong.getOriginalMessage();
	}

	private static String place(JacksonException wrong) {
		var place = new StringBuilder();
		for (JacksonException.Reference step : wrong.getPath()) {
			if (step.getPropertyName() == null) {
				place.append('[').append(step.getIndex()).append(']');
			}
			else {
				place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return place.isEmpty() ? "the top" : place.toString();
	}

	/** Every scalar is read as the text that stands there. */
	private static Yaml yaml() {
		var options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		var dumping = new DumperOptions();
		return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Resolver() {
			@Override
			protected void addImplicitResolvers() {
				// none: `no` is not false and `1e3` not a number
			}
		});
	}

}
