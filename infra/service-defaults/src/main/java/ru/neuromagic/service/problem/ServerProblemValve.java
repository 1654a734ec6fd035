package ru.neuromagic.service.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What Tomcat refuses before any of our code sees it, such as {@code %FF} in a path, is a problem too and not its HTML page. */
public class ServerProblemValve extends ErrorReportValve {

	private static final String BODY = """
			{"type":"%s","title":"%s","status":%d,"detail":"The server could not understand the request."}""";

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setCharacterEncoding(StandardCharsets.UTF_8);
			Writer body = response.getReporter();
			if (body != null) {
				body.write(BODY.formatted(ProblemException.typeOf(Problems.kebab(status.name())), status.getReasonPhrase(),
						status.value()));
				response.finishResponse();
			}
		}
		catch (IOException gone) {
			throw new UncheckedIOException(gone);
		}
	}

}
