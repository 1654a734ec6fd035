package ru.neuromagic.notification.email;

import org.jspecify.annotations.Nullable;

/**
 * A letter's words: one line of subject, and the same said in HTML and in plain text.
 *
 * @param html null for a letter that is nothing but text
 * @param unsubscribeUrl null for a letter that cannot be declined
 */
record Letter(String subject, @Nullable String html, String text, @Nullable String unsubscribeUrl) {
}
