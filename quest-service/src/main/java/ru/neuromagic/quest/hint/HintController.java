package ru.neuromagic.quest.hint;

import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.quest.attempt.Attempt;
import ru.neuromagic.quest.attempt.AttemptId;
import ru.neuromagic.quest.attempt.LearnerId;
import ru.neuromagic.quest.attempt.TaskResponse;
import ru.neuromagic.quest.content.Language;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
class HintController {

	private final TakeHint takeHint;

	HintController(TakeHint takeHint) {
		this.takeHint = takeHint;
	}

	@Operation(summary = "Shows the hint of a task; it costs points unless it is offered")
	@PutMapping("/api/quests/attempts/{id}/hints/{taskKey}")
	TaskResponse take(@PathVariable UUID id, @PathVariable String taskKey, CurrentAccount account, Locale locale) {
		Attempt attempt = this.takeHint.take(new AttemptId(id), LearnerId.of(account), taskKey);
		return TaskResponse.of(attempt, taskKey, Language.of(locale));
	}

}
