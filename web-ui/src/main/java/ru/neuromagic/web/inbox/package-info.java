/** A learner's notifications and the delivery state of e-mails. */
@NullMarked
package ru.neuromagic.web.inbox;

import org.jspecify.annotations.NullMarked;
