/** Tells learners what happened, in the product and by e-mail. */
@NullMarked
package ru.neuromagic.notification;

import org.jspecify.annotations.NullMarked;
