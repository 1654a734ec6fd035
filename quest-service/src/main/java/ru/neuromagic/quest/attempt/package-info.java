/** A learner's way through a quest: start, save, check, finish. */
@NullMarked
package ru.neuromagic.quest.attempt;

import org.jspecify.annotations.NullMarked;
