/** What services tell each other over Kafka: one record per event, spelled once. */
@NullMarked
package ru.neuromagic.events;

import org.jspecify.annotations.NullMarked;
