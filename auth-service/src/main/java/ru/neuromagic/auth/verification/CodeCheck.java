package ru.neuromagic.auth.verification;

/** What came of comparing a guess. */
public sealed interface CodeCheck {

	record Right() implements CodeCheck {
	}

	/** @param attemptsLeft guesses that remain, 0 or more */
	record Wrong(int attemptsLeft) implements CodeCheck {
	}

	record Expired() implements CodeCheck {
	}

	record Exhausted() implements CodeCheck {
	}

}
