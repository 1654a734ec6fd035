package ru.neuromagic.course.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
@RequestMapping("/api/courses/streak")
class StreakController {

	private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

	private final Completions completions;

	private final Clock clock;

	StreakController(Completions completions, Clock clock) {
		this.completions = completions;
		this.clock = clock;
	}

	@GetMapping
	@Operation(summary = "On how many days in a row the learner has completed something")
	@ApiResponse(responseCode = "200", description = "The streak and the last seven days")
	@ApiResponse(responseCode = "400", description = "validation-failed", content = @Content)
	ResponseEntity<Streak> streak(@Parameter(description = "IANA time zone that decides what a day is")
			@RequestParam(defaultValue = "UTC") String zone, CurrentAccount account) {
		var streak = Streak.of(completions.times(account.id()), zone(zone), clock.instant());
		return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(streak);
	}

	private static ZoneId zone(String zone) {
		if (!ZONES.contains(zone)) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed", "Some of the input is not valid.")
					.with("errors", List.of(new FieldProblem("zone", "time-zone",
							"must be an IANA time zone such as Asia/Yekaterinburg")));
		}
		return ZoneId.of(zone);
	}
}
