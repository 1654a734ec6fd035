/** What is told: events become notifications, and each goes out by the channels of its kind. */
@NullMarked
package ru.neuromagic.notification.notification;

import org.jspecify.annotations.NullMarked;
