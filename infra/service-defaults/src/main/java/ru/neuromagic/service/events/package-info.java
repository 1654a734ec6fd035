/** Events out by a transactional outbox, events in idempotently. */
@NullMarked
package ru.neuromagic.service.events;

import org.jspecify.annotations.NullMarked;
