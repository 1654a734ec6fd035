package ru.neuromagic.quest.attempt;

import java.time.Instant;

/**
 * @param cost in points; 0 when the hint was offered
 */
record HintTaken(Instant at, int cost) {

}
