package ru.neuromagic.quest.quest;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;

/** Something to pick, with what is said to the learner who picked it. */
public record Option(String key, Localized<Html> text, boolean correct, Localized<Html> feedback) {

	public Option {
		Check.key(key);
		Check.present(text, "text");
		Check.present(feedback, "feedback");
	}

}
