/** Who can be told: a learner's address, name and language, learned from account events. */
@NullMarked
package ru.neuromagic.notification.recipient;

import org.jspecify.annotations.NullMarked;
