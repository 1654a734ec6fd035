/** The quest service: interactive tasks, learners' attempts at them, and their scores. */
@NullMarked
package ru.neuromagic.quest;

import org.jspecify.annotations.NullMarked;
