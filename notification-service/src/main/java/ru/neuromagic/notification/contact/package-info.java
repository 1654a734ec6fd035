/** The contact form: what people write is kept for a while and reaches the team's mailbox. */
@NullMarked
package ru.neuromagic.notification.contact;

import org.jspecify.annotations.NullMarked;
