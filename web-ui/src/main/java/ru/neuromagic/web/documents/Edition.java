package ru.neuromagic.web.documents;

import java.time.LocalDate;
import java.util.Map;

/**
 * One wording of a document, never changed once somebody may have agreed to it.
 *
 * @param version the day from which it is in force, Moscow time; also its name everywhere
 * @param texts by language; the Russian one binds
 */
public record Edition(LegalDocument document, LocalDate version, Map<String, Text> texts) {

	public Text text(String language) {
		return texts.get(language);
	}

	/** The address of this wording, whatever comes after it. */
	public String getPath() {
		return document.getPath() + "/" + version;
	}
}
