package ru.neuromagic.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenEventsTests {

	private final JsonMapper json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

	@ParameterizedTest
	@EnumSource
	void goldenJsonIsWhatTheRecordReadsAndWrites(EventType type) throws IOException {
		try (InputStream golden = Objects.requireNonNull(
				getClass().getResourceAsStream("/golden/" + type.wireName() + ".json"), () -> "no golden JSON of " + type)) {
			var tree = this.json.readTree(golden);
			Event event = this.json.treeToValue(tree, type.payload());
			assertThat(event.type()).isEqualTo(type);
			assertThat(event.key()).isNotNull();
			assertThat(this.json.<tools.jackson.databind.JsonNode>valueToTree(event)).isEqualTo(tree);
		}
	}

	@Test
	void wireNamesAreUniqueAndVersioned() {
		assertThat(Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.toSet()))
			.hasSameSizeAs(EventType.values())
			.allMatch(name -> name.matches("[a-z]+\\.[a-z]+\\.v\\d+"));
	}

}
