/** Mail: a queue in the database, senders with retries, and the letters themselves. */
@NullMarked
package ru.neuromagic.notification.email;

import org.jspecify.annotations.NullMarked;
