package ru.neuromagic.service.problem;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the server sends what nobody has answered. To a visitor there is no such address: Spring Boot's own would answer
 * {@code GET /error} with 500.
 */
@Controller
class ErrorAddress implements ErrorController {

	private final ProblemWriter problems;

	ErrorAddress(ProblemWriter problems) {
		this.problems = problems;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		HttpStatus status = (request.getDispatcherType() == DispatcherType.ERROR)
				? status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) : HttpStatus.NOT_FOUND;
		this.problems.write(response, status, Problems.kebab(status.name()),
				status.is5xxServerError() ? "Something went wrong on our side." : "The request could not be answered.");
	}

	private static HttpStatus status(@Nullable Object code) {
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
