package ru.neuromagic.quest.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much of a full answer an answer is, in hundredths of a percent: 0 to 10 000, rounded down. */
public record Share(@JsonValue int basisPoints) implements Comparable<Share> {

	static final int WHOLE = 10_000;

	public static final Share NONE = new Share(0);

	public static final Share FULL = new Share(WHOLE);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Share {
		if (basisPoints < 0 || basisPoints > WHOLE) {
			throw new IllegalArgumentException("not a share: " + basisPoints);
		}
	}

	/** Part of whole; a negative part is none. */
	static Share of(int part, int whole) {
		return new Share(Math.max(0, part) * WHOLE / whole);
	}

	static Share of(BigDecimal fraction) {
		return new Share(fraction.movePointRight(4).setScale(0, RoundingMode.DOWN).intValueExact());
	}

	Share atMost(Share cap) {
		return (compareTo(cap) <= 0) ? this : cap;
	}

	/** Rounded down, so that 100 is full. */
	public int percent() {
		return this.basisPoints / 100;
	}

	public boolean isFull() {
		return this.basisPoints == WHOLE;
	}

	@Override
	public int compareTo(Share other) {
		return Integer.compare(this.basisPoints, other.basisPoints);
	}

}
