package ru.neuromagic.notification.email;

/** There is a letter to send as soon as the current transaction is committed. */
record EmailQueued() {
}
