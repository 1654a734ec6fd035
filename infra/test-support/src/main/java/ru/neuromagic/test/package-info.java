/** Real parts for tests: PostgreSQL, Kafka, signed tokens; and what every service checks alike. */
@NullMarked
package ru.neuromagic.test;

import org.jspecify.annotations.NullMarked;
