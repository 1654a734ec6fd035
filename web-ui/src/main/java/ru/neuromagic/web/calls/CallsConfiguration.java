package ru.neuromagic.web.calls;

import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ClientHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.cloud.openfeign.CircuitBreakerNameResolver;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration;
import org.springframework.cloud.openfeign.support.FeignHttpMessageConverters;
import org.springframework.cloud.openfeign.support.HttpMessageConverterCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every client. Timeouts and breaker thresholds are in application.yaml. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {

	/** A field or a word that a newer service adds, or an optional number that it leaves out, is no outage. */
	@Bean
	JsonMapperBuilderCustomizer tolerantReader() {
		return json -> json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
	}

	/**
	 * Filled before the first call: each client would fill its own with its first answer, and a second answer that comes at
	 * that moment would find it empty.
	 */
	@Bean
	FeignHttpMessageConverters readyConverters(ObjectProvider<ClientHttpMessageConvertersCustomizer> customizers,
			ObjectProvider<HttpMessageConverterCustomizer> cloudCustomizers) {
		var converters = new FeignHttpMessageConverters(customizers, cloudCustomizers);
		Assert.notEmpty(converters.getConverters(), "nothing could be read from the services");
		return converters;
	}

	@Bean
	ErrorDecoder problemDecoder(JsonMapper json) {
		return new ProblemDecoder(json);
	}

	@Bean
	RequestInterceptor callerRelay() {
		return request -> {
			Caller caller = Caller.current();
			request.header(HttpHeaders.ACCEPT_LANGUAGE, caller.language());
			if (caller.token() != null) {
				request.header(HttpHeaders.AUTHORIZATION, "Bearer " + caller.token());
			}
		};
	}

	/** What is tried again is said at the method ({@link RetriedOnce}); the HTTP client would also repeat commands. */
	@Bean
	HttpClient5FeignConfiguration.HttpClientBuilderCustomizer noRepeats() {
		return HttpClientBuilder::disableAutomaticRetries;
	}

	/** One breaker for each service, not for each method: what is down is the service. */
	@Bean
	CircuitBreakerNameResolver breakerPerService() {
		return (client, target, method) -> target.name();
	}
}
