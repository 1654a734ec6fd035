package ru.neuromagic.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of all kinds, unknown fields refused: Kubernetes' own from its Java client, those of operators from
 * {@code k8s/schemas}.
 */
final class Schemas {

	private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

	private static final Map<Path, Schema> VENDORED = new ConcurrentHashMap<>();

	private Schemas() {
	}

	/** What is wrong with an object; nothing if it is valid. */
	static List<String> problems(JsonNode object) {
		String apiVersion = object.path("apiVersion").asString("");
		String kind = Manifests.kind(object);
		Path vendored = Repository.path("k8s/schemas", apiVersion.replace('/', '_') + "_" + kind + ".json");
		if (!Files.exists(vendored)) {
			String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
			return coreProblems(version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind, object);
		}
		List<String> problems = new ArrayList<>(coreProblems("V1ObjectMeta", object.path("metadata")));
		JsonNode podTemplate = object.path("spec").path("unsupported").path("podTemplate");
		if (podTemplate.isObject()) {
			problems.addAll(coreProblems("V1PodTemplateSpec", podTemplate));
		}
		VENDORED.computeIfAbsent(vendored, Schemas::load).validate(object).stream().map(Error::toString).forEach(problems::add);
		return problems;
	}

	private static Schema load(Path file) {
		try {
			return REGISTRY.getSchema(Files.readString(file));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** The client calls the class of {@code networking.k8s.io/v1 NetworkPolicy} {@code V1NetworkPolicy}. */
	private static List<String> coreProblems(String model, JsonNode object) {
		try {
			Method validate = Class.forName("io.kubernetes.client.openapi.models." + model)
				.getMethod("validateJsonElement", JsonElement.class);
			validate.invoke(null, JsonParser.parseString(object.toString()));
			return List.of();
		}
		catch (InvocationTargetException refused) {
			return List.of(String.valueOf(refused.getCause().getMessage()));
		}
		catch (ReflectiveOperationException unknown) {
			return List.of("there is no schema " + model);
		}
	}

}
