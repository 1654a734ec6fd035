package ru.neuromagic.service.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.validation.ConstraintViolationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/**
 * Every failure as an RFC 9457 problem with a stable type: bad input names its fields, an outage says that it is one, and
 * what nobody expected is told without detail and logged once.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	/** How Jackson says that an object has a name twice. */
	private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"([A-Za-z0-9_.-]{1,100})\".*", Pattern.DOTALL);

	private static final Duration OUTAGE_RETRY = Duration.ofSeconds(5);

	private final @Nullable Tracer tracer;

	Problems(@Nullable Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> fields = new ArrayList<>();
		invalid.getBindingResult().getAllErrors().forEach(error -> fields.add(fieldProblem(error)));
		return validationFailed(invalid, fields, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> fields = new ArrayList<>();
		invalid.getParameterValidationResults().forEach(result -> result.getResolvableErrors().forEach(error -> {
			if (error instanceof ObjectError objectError) {
				fields.add(fieldProblem(objectError));
				return;
			}
			String parameter = String.valueOf(result.getMethodParameter().getParameterName());
			String[] codes = error.getCodes();
			String code = (codes != null && codes.length > 0) ? codes[codes.length - 1] : "invalid";
			fields.add(new FieldProblem(parameter, kebab(code), String.valueOf(error.getDefaultMessage())));
		}));
		return validationFailed(invalid, fields, request);
	}

	@ExceptionHandler(ConstraintViolationException.class)
	@Nullable ResponseEntity<Object> handleConstraintViolation(ConstraintViolationException invalid, WebRequest request) {
		List<FieldProblem> fields = invalid.getConstraintViolations().stream().map(violation -> {
			String annotation = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
			return new FieldProblem(violation.getPropertyPath().toString(), kebab(annotation), violation.getMessage());
		}).toList();
		return validationFailed(invalid, fields, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (unreadable.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
			return validationFailed(unreadable,
					List.of(new FieldProblem(path(mismatch), "type", "has the wrong type or format")), request);
		}
		if (unreadable.getCause() instanceof StreamReadException malformed) {
			Matcher duplicate = DUPLICATE.matcher(malformed.getOriginalMessage());
			if (duplicate.matches()) {
				return validationFailed(unreadable,
						List.of(new FieldProblem(duplicate.group(1), "duplicate", "must be given once")), request);
			}
		}
		return problem(unreadable, HttpStatus.BAD_REQUEST, "malformed-request",
				"The body is missing or is not well-formed JSON in UTF-8.", new HttpHeaders(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException mismatch, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String field = (mismatch instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: String.valueOf(mismatch.getPropertyName());
		return validationFailed(mismatch, List.of(new FieldProblem(field, "type", "has the wrong type or format")), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return validationFailed(missing,
				List.of(new FieldProblem(missing.getParameterName(), "not-null", "is required")), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(ServletRequestBindingException missing,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (missing instanceof MissingRequestValueException) {
			return problem(missing, HttpStatus.BAD_REQUEST, "validation-failed", missing.getMessage(), headers, request);
		}
		return super.handleServletRequestBindingException(missing, headers, status, request);
	}

	/** Tomcat reads parameters when they are first asked for, and refuses then what is no UTF-8 or badly encoded. */
	@ExceptionHandler(InvalidParameterException.class)
	@Nullable ResponseEntity<Object> handleInvalidParameter(InvalidParameterException unreadable, WebRequest request) {
		return problem(unreadable, HttpStatus.BAD_REQUEST, "bad-request", "The query cannot be read: it is not UTF-8, or badly encoded.",
				new HttpHeaders(), request);
	}

	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessException.class,
			CannotCreateTransactionException.class })
	@Nullable ResponseEntity<Object> handleOutage(Exception outage, WebRequest request) {
		log.error("The database is out of reach: {}", outage.toString());
		var headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, Long.toString(OUTAGE_RETRY.toSeconds()));
		return problem(outage, HttpStatus.SERVICE_UNAVAILABLE, "temporarily-unavailable",
				"The service cannot answer just now. Nothing was changed; try again in a few seconds.", headers, request);
	}

	@ExceptionHandler({ AccessDeniedException.class, AuthenticationException.class })
	void leaveToSecurity(RuntimeException refusal) {
		throw refusal;
	}

	@ExceptionHandler(Exception.class)
	@Nullable ResponseEntity<Object> handleUnexpected(Exception unexpected, WebRequest request) {
		log.error("Unexpected failure", unexpected);
		return problem(unexpected, HttpStatus.INTERNAL_SERVER_ERROR, "internal-error",
				"Something went wrong on our side.", new HttpHeaders(), request);
	}

	/** Gives Spring's own errors (404, 405, 415 …) a type; ours have one. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Object answer = (body == null && failure instanceof ErrorResponse response) ? response.getBody() : body;
		if (answer instanceof ProblemDetail problem) {
			if (!String.valueOf(problem.getType()).startsWith(ProblemException.TYPE_BASE)) {
				HttpStatus known = HttpStatus.resolve(status.value());
				problem.setType(ProblemException.typeOf((known != null) ? kebab(known.name()) : "error"));
			}
			Span span = (this.tracer != null) ? this.tracer.currentSpan() : null;
			if (span != null) {
				problem.setProperty("traceId", span.context().traceId());
			}
		}
		return super.handleExceptionInternal(failure, answer, headers, status, request);
	}

	private @Nullable ResponseEntity<Object> validationFailed(Exception invalid, List<FieldProblem> fields,
			WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Some of the input is not valid.");
		problem.setType(ProblemException.typeOf("validation-failed"));
		problem.setProperty("errors", fields);
		return handleExceptionInternal(invalid, problem, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
	}

	private @Nullable ResponseEntity<Object> problem(Exception failure, HttpStatus status, String name, String detail,
			HttpHeaders headers, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(ProblemException.typeOf(name));
		return handleExceptionInternal(failure, problem, headers, status, request);
	}

	private static FieldProblem fieldProblem(ObjectError error) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : error.getObjectName();
		return new FieldProblem(field, kebab(String.valueOf(error.getCode())), String.valueOf(error.getDefaultMessage()));
	}

	private static String path(DatabindException mismatch) {
		var path = new StringBuilder();
		for (JacksonException.Reference step : mismatch.getPath()) {
			if (step.getPropertyName() == null) {
				path.append('[').append(step.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return path.toString();
	}

	/** {@code NotBlank} and {@code NOT_FOUND} to {@code not-blank} and {@code not-found}. */
	static String kebab(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
	}

}
