package ru.neuromagic.web.documents;

import java.util.List;
import java.util.Map;

/**
 * Common questions, in groups.
 *
 * @param groups by language; a group's sections are its questions
 */
record Questions(Map<String, List<Text>> groups) {

	List<Text> in(String language) {
		return groups.get(language);
	}
}
