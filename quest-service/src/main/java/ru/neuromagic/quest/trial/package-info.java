/** The task that guests try on the home page; nothing of it is kept. */
@NullMarked
package ru.neuromagic.quest.trial;

import org.jspecify.annotations.NullMarked;
