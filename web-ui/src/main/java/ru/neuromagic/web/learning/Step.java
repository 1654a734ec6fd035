package ru.neuromagic.web.learning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A lesson or a quest as it stands in a course. */
public record Step(Kind kind, String slug, String title, int minutes, boolean preview) {

	public enum Kind {

		@JsonProperty("lesson")
		LESSON,

		@JsonProperty("quest")
		QUEST
	}

	public boolean isQuest() {
		return kind == Kind.QUEST;
	}

	/** Its page; a quest learns from which course the learner comes. */
	public String path(String courseSlug) {
		return isQuest() ? "/quest/" + slug + "?course=" + courseSlug : "/courses/" + courseSlug + "/lessons/" + slug;
	}
}
