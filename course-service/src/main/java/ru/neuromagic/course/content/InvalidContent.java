package ru.neuromagic.course.content;

import java.util.List;

/** Names everything that is wrong with the content at once, so that its author can mend it in one go. */
class InvalidContent extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidContent(List<String> problems) {
		super("The content is not valid; nothing was published:\n  " + String.join("\n  ", problems));
	}
}
