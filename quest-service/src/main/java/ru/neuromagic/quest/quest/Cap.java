package ru.neuromagic.quest.quest;

import java.math.BigDecimal;

/**
 * The most that a short prompt can earn.
 *
 * @param below it holds for prompts of fewer words than this
 * @param score share of the points, more than 0 and less than 1
 */
public record Cap(int below, BigDecimal score) {

	public Cap {
		Check.between(below, 1, 1000, "below");
		Check.present(score, "score");
		Check.that(score.signum() > 0 && score.compareTo(BigDecimal.ONE) < 0, "'score' is %s, not between 0 and 1", score);
	}

}
