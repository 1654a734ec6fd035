package ru.neuromagic.events;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The document for readers says what the records say. */
class AsyncApiTests {

	private static Map<String, Object> document;

	@BeforeAll
	static void read() throws IOException {
		document = map(new Yaml().load(Files.readString(Path.of("../docs/asyncapi.yaml"))));
	}

	@Test
	void everyEventIsDescribedOnce() {
		assertThat(messages().values()).extracting(message -> map(message).get("name"))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values()).map(EventType::wireName).toList());
	}

	@ParameterizedTest
	@EnumSource
	void payloadHasTheComponentsOfTheRecord(EventType type) {
		Map<String, Object> payload = map(message(type).getValue().get("payload"));
		List<String> components = Arrays.stream(type.payload().getRecordComponents()).map(RecordComponent::getName).toList();
		assertThat(map(payload.get("properties")).keySet()).containsExactlyElementsOf(components);
		assertThat((Collection<?>) payload.get("required")).isEqualTo(components);
	}

	@ParameterizedTest
	@EnumSource
	void eventStandsOnItsTopic(EventType type) {
		assertThat(map(document.get("channels")).values().stream().map(AsyncApiTests::map)
			.filter(channel -> type.topic().equals(channel.get("address"))))
			.singleElement()
			.satisfies(channel -> assertThat(map(channel.get("messages"))).containsKey(message(type).getKey()));
	}

	private static Map.Entry<String, Map<String, Object>> message(EventType type) {
		return messages().entrySet()
			.stream()
			.map(entry -> Map.entry(entry.getKey(), map(entry.getValue())))
			.filter(entry -> type.wireName().equals(entry.getValue().get("name")))
			.collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
	}

	private static Map<String, Object> messages() {
		return map(map(document.get("components")).get("messages"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
