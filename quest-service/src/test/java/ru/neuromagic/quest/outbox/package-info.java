/** The proof on real parts that no event is lost, whatever dies when. */
@NullMarked
package ru.neuromagic.quest.outbox;

import org.jspecify.annotations.NullMarked;
