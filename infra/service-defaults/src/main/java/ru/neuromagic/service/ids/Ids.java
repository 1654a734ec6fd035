package ru.neuromagic.service.ids;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Makes UUIDs of version 7 (RFC 9562, section 5.7): ordered by time, within a millisecond too, so
 * that indexes grow at their end and what was made first sorts first. */
public final class Ids {

	private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

	private Ids() {
	}

	public static UUID next() {
		return GENERATOR.generate();
	}

}
