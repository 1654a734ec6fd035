package ru.neuromagic.test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Extend it in an {@link IntegrationTest}: the OpenAPI document must be the one committed as {@code openapi.json} beside
 * the pom. When an API changes on purpose, the test run with {@code -Dopenapi.write=true} writes the new one for review.
 */
public abstract class OpenApiContract {

	private static final Path COMMITTED = Path.of("openapi.json");

	@Autowired
	private MockMvc mvc;

	@Value("${neuromagic.room}")
	private String room;

	@Test
	void openApiDocumentIsTheCommittedOne() throws Exception {
		byte[] served = this.mvc.perform(MockMvcRequestBuilders.get("/api/{room}/openapi.json", this.room))
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		String current = json.writeValueAsString(json.readTree(served)) + "\n";
		if (Boolean.getBoolean("openapi.write")) {
			Files.writeString(COMMITTED, current);
		}
		assertThat(COMMITTED).as("committed OpenAPI document").exists();
		assertThat(current).isEqualTo(Files.readString(COMMITTED, StandardCharsets.UTF_8));
	}

}
