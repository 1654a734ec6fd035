/** Taking a quest: one task at a time, answers saved as they are given. */
@NullMarked
package ru.neuromagic.web.quest;

import org.jspecify.annotations.NullMarked;
