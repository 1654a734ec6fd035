package ru.neuromagic.service.problem;

import io.micrometer.tracing.Tracer;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ProblemAutoConfiguration {

	@Bean
	Problems problems(ObjectProvider<Tracer> tracer) {
		return new Problems(tracer.getIfAvailable());
	}

	@Bean
	ProblemWriter problemWriter(JsonMapper json) {
		return new ProblemWriter(json);
	}

	@Bean
	ErrorAddress errorAddress(ProblemWriter problems) {
		return new ErrorAddress(problems);
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
		return server -> server.addContextCustomizers(context -> ((StandardHost) context.getParent())
			.setErrorReportValveClass(ServerProblemValve.class.getName()));
	}

	/** For what Spring Security's firewall refuses, such as an encoded semicolon in a path. */
	@Bean
	RequestRejectedHandler problemsOfTheFirewall(ProblemWriter problems) {
		return (request, response, rejection) -> problems.write(response, HttpStatus.BAD_REQUEST, "bad-request",
				"The address or a header contains characters that are not allowed.");
	}

	/** JSON travels in UTF-8 only (RFC 8259, section 8.1): bytes are not looked at for another encoding. */
	@Bean
	JsonFactoryBuilderCustomizer onlyUtf8() {
		return json -> json.disable(JsonFactory.Feature.CHARSET_DETECTION);
	}

	@Bean
	JacksonModule plainText() {
		return new PlainTextModule();
	}

}
