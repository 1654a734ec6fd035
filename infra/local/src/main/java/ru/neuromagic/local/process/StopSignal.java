package ru.neuromagic.local.process;

/** The signal that makes a process end gracefully. */
public enum StopSignal {

	/** What almost everything understands. */
	TERM,

	/** PostgreSQL's fast shutdown: open connections are closed, nothing is lost. */
	INT

}
