/** Quests and their tasks: read from files, checked, and kept as versions. */
@NullMarked
package ru.neuromagic.quest.quest;

import org.jspecify.annotations.NullMarked;
