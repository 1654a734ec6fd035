package ru.neuromagic.load.scenario;

import java.io.IOException;

/**
 * Something that many do at once, again and again.
 *
 * @param name for options and files
 * @param title for people
 */
public record Scenario(String name, String title, Preparation preparation) {

	/** Whatever comes before the first time: pages opened, a quest begun. It is not measured. */
	public interface Preparation {

		/** @param visitor number of the visitor, from 0 */
		Activity of(int visitor) throws IOException;

	}

	/** One visitor's turn. */
	public interface Activity {

		/**
		 * Does it once.
		 * @throws IOException if an answer was not the right one; nothing wrong is ever counted as fast
		 */
		void once() throws IOException;

	}

}
