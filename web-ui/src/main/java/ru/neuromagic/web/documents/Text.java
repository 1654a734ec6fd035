package ru.neuromagic.web.documents;

import java.util.List;

/**
 * A text of ours, ready to be shown.
 *
 * @param introHtml what stands before the first section
 */
public record Text(String title, String introHtml, List<Section> sections) {

	/** @param id what a link to the section names; the same in all languages */
	public record Section(String id, String title, String html) {
	}
}
