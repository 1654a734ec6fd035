package ru.neuromagic.service.api;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Libraries bring YAML and XML mappers, which Spring MVC would offer to everybody as formats of the API. */
class JsonOnly implements WebMvcConfigurer {

	private static final List<String> UNWANTED = List.of("yaml", "xml", "cbor", "smile");

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		converters.configureMessageConvertersList(list -> list.removeIf(JsonOnly::isUnwanted));
	}

	private static boolean isUnwanted(HttpMessageConverter<?> converter) {
		return converter.getSupportedMediaTypes()
			.stream()
			.map(MediaType::getSubtype)
			.anyMatch(subtype -> UNWANTED.stream().anyMatch(subtype::contains));
	}

}
