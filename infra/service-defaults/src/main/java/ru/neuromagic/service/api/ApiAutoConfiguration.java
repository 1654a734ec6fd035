package ru.neuromagic.service.api;

import java.util.List;
import java.util.TreeMap;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ru.neuromagic.service.security.CurrentAccount;

/** Russian unless the request asks for English, JSON only, and the OpenAPI document's frame. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ApiAutoConfiguration {

	static {
		// comes from the token, not from the caller
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(CurrentAccount.class);
	}

	@Bean
	@ConditionalOnMissingBean(name = "localeResolver")
	LocaleResolver localeResolver() {
		return new LanguageOfRequest();
	}

	@Bean
	WebMvcConfigurer jsonOnly() {
		return new JsonOnly();
	}

	@Bean
	WebMvcConfigurer answerable() {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry interceptors) {
				interceptors.addInterceptor(new AnswerableOnly());
			}
		};
	}

	@Bean
	OpenAPI openApi(@Value("${spring.application.name}") String service) {
		return new OpenAPI().info(new Info().title("Neuromagic " + service).version("1"))
			.servers(List.of(new Server().url("/")))
			.schemaRequirement("token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"))
			.addSecurityItem(new SecurityRequirement().addList("token"));
	}

	/** The committed document must not change with the order in which classes are found. */
	@Bean
	OpenApiCustomizer sortedOpenApi() {
		return api -> {
			if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
				api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
			}
		};
	}

}
