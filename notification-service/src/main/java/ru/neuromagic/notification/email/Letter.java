package ru.neuromagic.notification.email;

/** A letter's words: one line of subject, and the same said in HTML and in plain text. */
record Letter(String subject, String html, String text) {
}
