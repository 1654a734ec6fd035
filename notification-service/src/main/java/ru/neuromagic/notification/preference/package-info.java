/** Which letters a learner wants, and the tokens by which they unsubscribe from a letter. */
@NullMarked
package ru.neuromagic.notification.preference;

import org.jspecify.annotations.NullMarked;
