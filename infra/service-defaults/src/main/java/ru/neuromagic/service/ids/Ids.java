package ru.neuromagic.service.ids;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

/** Makes UUIDs of version 7 (RFC 9562, section 5.7): ordered by time, so that indexes grow at their end. */
public final class Ids {

	private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

	private Ids() {
	}

	public static UUID next() {
		return GENERATOR.generate();
	}

}
