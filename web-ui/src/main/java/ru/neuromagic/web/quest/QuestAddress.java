package ru.neuromagic.web.quest;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Where a quest's pages are. The course from which the learner came goes along, if its slug is one. */
final class QuestAddress {

	private QuestAddress() {
	}

	/** @param position of the task, from 1; 0 for the quest itself */
	static String of(String slug, int position, String course) {
		String from = slugOrNone(course);
		String query = (position > 0 ? "&task=" + position : "") + (from.isEmpty() ? "" : "&course=" + from);
		return "/quest/" + slug + query.replaceFirst("&", "?");
	}

	static String ofResult(String slug, String course) {
		String from = slugOrNone(course);
		return "/quest/" + slug + "/result" + (from.isEmpty() ? "" : "?course=" + from);
	}

	/** The same address for one attempt instead of the latest, if one is named. */
	static String forAttempt(String address, @Nullable UUID attempt) {
		return attempt == null ? address : address + (address.contains("?") ? "&" : "?") + "attempt=" + attempt;
	}

	static String slugOrNone(String text) {
		return text.matches("[a-z0-9-]{1,80}") ? text : "";
	}
}
