package ru.neuromagic.auth.identity;

/** What came of letting a user log in. */
public enum Enabling {

	/** They can. */
	DONE,
	/** There is no such user. */
	GONE,
	/** Another user has the address. */
	EMAIL_TAKEN

}
