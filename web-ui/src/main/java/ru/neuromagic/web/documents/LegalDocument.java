package ru.neuromagic.web.documents;

import java.util.Locale;

/** The kinds of documents. Each has a folder of editions in {@code documents/} and an address of its own. */
public enum LegalDocument {

	TERMS("terms"), PRIVACY("privacy"),
	/** Apart from the others, as article 9 of the law 152-ФЗ asks since 1 September 2025. */
	CONSENT("consent");

	private final String folder;

	LegalDocument(String folder) {
		this.folder = folder;
	}

	String folder() {
		return folder;
	}

	/** The address of the edition in force. */
	public String getPath() {
		return "/" + folder;
	}

	public String getCode() {
		return name().toLowerCase(Locale.ROOT);
	}
}
