/** The inbox in the product: what a learner was told, read in the language of the reader. */
@NullMarked
package ru.neuromagic.notification.inbox;

import org.jspecify.annotations.NullMarked;
