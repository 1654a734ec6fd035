package ru.neuromagic.web.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The page for requests that Tomcat refuses before it asks the application, and for error pages that fail themselves. Public,
 * since Tomcat makes it by its name.
 */
public final class LastResort extends ErrorReportValve {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="ru">
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="dark light">
			<title>%1$d</title>
			<h1>Запрос не получилось выполнить</h1>
			<p>Ничего не изменилось. <a href="/">На главную</a></p>
			<p lang="en">This request could not be carried out, and nothing was changed. <a href="/">To the home page</a></p>
			</html>
			""";

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cache-Control", "no-store");
		byte[] page = PAGE.formatted(response.getStatus()).getBytes(StandardCharsets.UTF_8);
		response.setContentLength(page.length);
		try {
			response.getOutputStream().write(page);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException gone) {
			container.getLogger().debug("an error page could not be sent", gone);
		}
	}
}
