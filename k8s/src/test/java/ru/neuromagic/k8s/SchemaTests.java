package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class SchemaTests {

	/** Where any name may stand: a typing error there is for other tests to find. */
	private static final List<String> MAPS = List.of("labels", "annotations", "matchLabels", "data", "stringData", "requests",
			"limits", "nodeSelector", "parameters", "config", "realm");

	@ParameterizedTest
	@EnumSource
	void everyObjectIsValid(Overlay overlay) {
		List<String> problems = overlay.manifests()
			.objects()
			.stream()
			.flatMap(object -> Schemas.problems(object).stream().map(problem -> Manifests.title(object) + ": " + problem))
			.toList();
		assertThat(overlay.manifests().objects()).hasSizeGreaterThan(40);
		assertThat(problems).isEmpty();
	}

	/** One more field at each place of one object of each kind: all are refused. */
	@TestFactory
	Stream<DynamicTest> refusesUnknownFieldsOf() {
		List<ObjectNode> oneOfEachKind = new ArrayList<>();
		Stream.of(Overlay.values())
			.flatMap(overlay -> overlay.manifests().objects().stream())
			.filter(object -> oneOfEachKind.stream().noneMatch(known -> Manifests.kind(known).equals(Manifests.kind(object))))
			.forEach(oneOfEachKind::add);
		return oneOfEachKind.stream().map(object -> dynamicTest(Manifests.kind(object), () -> {
			List<String> accepted = new ArrayList<>();
			addEverywhere(object.deepCopy(), "", accepted);
			assertThat(accepted).isEmpty();
		}));
	}

	private static void addEverywhere(ObjectNode root, String at, List<String> accepted) {
		addBelow(root, root, at, accepted);
	}

	private static void addBelow(ObjectNode root, JsonNode node, String at, List<String> accepted) {
		if (node instanceof ObjectNode object) {
			object.put("unknownField", "x");
			if (Schemas.problems(root).isEmpty()) {
				accepted.add(at.isEmpty() ? "(top)" : at);
			}
			object.remove("unknownField");
			object.properties().forEach(field -> {
				boolean mapOfLabels = field.getKey().equals("selector") && Manifests.kind(root).equals("Service");
				if (!MAPS.contains(field.getKey()) && !mapOfLabels) {
					addBelow(root, field.getValue(), at + "." + field.getKey(), accepted);
				}
			});
		}
		else if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				addBelow(root, array.get(i), at + "[" + i + "]", accepted);
			}
		}
	}

}
