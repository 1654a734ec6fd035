package ru.neuromagic.quest.grading;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a grader found, in no language: kept with the try, so that feedback can be read later in either. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({ @Type(value = Grade.Choices.class, name = "choices"), @Type(value = Grade.Text.class, name = "text"),
		@Type(value = Grade.Prompt.class, name = "prompt") })
public sealed interface Grade {

	Share share();

	/**
	 * @param right keys of the options that were rightly picked, {@code wrong} of those that were not
	 */
	record Choices(Share share, List<String> right, List<String> wrong) implements Grade {
	}

	record Text(Share share) implements Grade {
	}

	/**
	 * @param met keys of the criteria that are met
	 * @param broken positions of the forbid rules that are broken
	 * @param capped whether the cap for short prompts took points
	 */
	record Prompt(Share share, List<String> met, List<Integer> broken, boolean capped) implements Grade {
	}

}
