/** Accounts that take part: registered and logged in as people are. */
@NullMarked
package ru.neuromagic.load.learner;

import org.jspecify.annotations.NullMarked;
