package ru.neuromagic.web.quest;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.learning.Constellation;
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

	/** @param next where the following page begins; none after the last */
	record QuestListPage(List<Card> cards, @Nullable String next) {

		static QuestListPage of(QuestList list) {
			return new QuestListPage(list.quests().stream().map(Card::of).toList(), list.next());
		}
	}

	record Card(QuestsClient.Summary quest, Constellation sky) {

		static Card of(QuestsClient.Summary quest) {
			return new Card(quest, Constellation.ofQuest(quest.slug(), Collections.nCopies(quest.taskCount(), false)));
		}
	}

	@GetMapping("/quests")
	String quests(@RequestParam @Nullable String after, Model model, HttpServletResponse response) {
		String cursor = after != null && after.matches("[A-Za-z0-9_=.:-]{1,200}") ? after : null;
		Reply<QuestListPage> list = calls.ask(() -> quests.quests(PAGE, cursor)).map(QuestListPage::of);
		if (list.isUnavailable()) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		model.addAttribute("list", list);
		return "quest/quests";
	}
}
