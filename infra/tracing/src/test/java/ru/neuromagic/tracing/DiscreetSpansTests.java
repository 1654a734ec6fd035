package ru.neuromagic.tracing;

import java.util.List;

import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscreetSpansTests {

	private final SdkTracerProvider provider = SdkTracerProvider.builder().build();

	@Test
	void namesARequestByItsRouteInTheWordsOfOpenTelemetry() {
		SpanData span = exported("http put /x", "method", "PUT", "uri", "/api/quests/attempts/{id}/answers/{task}", "status", "200",
				"outcome", "SUCCESS", "exception", "none", "http.url", "/api/quests/attempts/0198/answers/one");

		assertThat(span.getName()).isEqualTo("PUT /api/quests/attempts/{id}/answers/{task}");
		assertThat(span.getAttributes()).isEqualTo(Attributes.builder()
			.put("http.request.method", "PUT")
			.put("http.route", "/api/quests/attempts/{id}/answers/{task}")
			.put("http.response.status_code", 200)
			.build());
	}

	@Test
	void namesACallByItsTemplateAndTheGatewaysByItsBackEnd() {
		assertThat(exported("HTTP GET", "http.method", "GET", "clientName", "ru.neuromagic.web.CoursesClient", "http.url",
				"/{slug}?preview={preview}").getName()).isEqualTo("GET CoursesClient /{slug}");
		assertThat(exported("HTTP GET", "http.method", "GET", "spring.cloud.gateway.route.id", "web-ui", "http.uri",
				"http://localhost:8080/login/oauth2/code/neuromagic?code=secret").getName()).isEqualTo("GET web-ui");
		assertThat(exported("http get", "method", "GET", "uri", "/verify/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}}/code").getName())
			.isEqualTo("GET /verify/{id}/code");
		assertThat(exported("http get", "method", "GET", "uri", "NOT_FOUND", "status", "404").getName()).isEqualTo("GET");
	}

	@Test
	void leavesOutWhatIsNotOnTheList() {
		SpanData span = exported("anything", "http.uri", "http://localhost/login?code=secret", "user", "anna@example.org");

		assertThat(span.getAttributes().isEmpty()).isTrue();
		assertThat(span.getTotalAttributeCount()).isZero();
	}

	@Test
	void tellsTheTypeOfAnErrorAndNotItsMessage() {
		Span span = span("failing");
		span.recordException(new IllegalStateException("anna@example.org is taken"));
		span.setStatus(StatusCode.ERROR, "anna@example.org is taken");
		SpanData exported = exported(span);

		assertThat(exported.getEvents()).isEmpty();
		assertThat(exported.getStatus().getDescription()).isEmpty();
		assertThat(exported.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(exported.getAttributes().get(AttributeKey.stringKey("error.type"))).isEqualTo("java.lang.IllegalStateException");
	}

	@Test
	void probesAndFilesStayAtHome() {
		var requests = new TracingAutoConfiguration().noSpansOfProbesAndFiles();

		for (String file : List.of("/assets/css/app.css", "http://localhost:8080/assets/css/app.css?v=1", "/id/resources/x/login.css", "/actuator/health/readiness")) {
			assertThat(requests.isExportable(OtelFinishedSpan.fromOtel(raw(span("file"), "http.uri", file)))).as(file).isFalse();
		}
		for (String page : List.of("/", "/courses/actuator", "http://localhost:8080/quest/first-prompt")) {
			assertThat(requests.isExportable(OtelFinishedSpan.fromOtel(raw(span("page"), "http.uri", page)))).as(page).isTrue();
		}
	}

	private SpanData exported(String name, String... tags) {
		return exported(span(name), tags);
	}

	private static SpanData exported(Span span, String... tags) {
		return OtelFinishedSpan.toOtel(new DiscreetSpans().map(OtelFinishedSpan.fromOtel(raw(span, tags))));
	}

	private static SpanData raw(Span span, String... tags) {
		for (int i = 0; i < tags.length; i += 2) {
			span.setAttribute(tags[i], tags[i + 1]);
		}
		span.end();
		return ((ReadableSpan) span).toSpanData();
	}

	private Span span(String name) {
		return this.provider.get("test").spanBuilder(name).startSpan();
	}

}
