package ru.neuromagic.web.quest;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.quest.QuestsClient.QuestList;

@Controller
class QuestListPageController {

	private static final int PAGE = 24;

	private final Calls calls;

	private final QuestsClient quests;

	QuestListPageController(Calls calls, QuestsClient quests) {
		this.calls = calls;
		this.quests = quests;
	}

	@GetMapping("/quests")
	String quests(@RequestParam @Nullable String after, Model model, HttpServletResponse response) {
		String cursor = after != null && after.matches("[A-Za-z0-9_=.:-]{1,200}") ? after : null;
		Reply<QuestList> list = calls.ask(() -> quests.quests(PAGE, cursor));
		if (list.isUnavailable()) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		model.addAttribute("list", list);
		return "quest/quests";
	}
}
