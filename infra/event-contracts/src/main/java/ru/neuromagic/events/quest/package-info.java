/** Events that the quest service publishes about a quest attempt. */
@NullMarked
package ru.neuromagic.events.quest;

import org.jspecify.annotations.NullMarked;
