/** Real parts for tests: PostgreSQL, Kafka, signed tokens, a browser; and what every service checks alike. */
@NullMarked
package ru.neuromagic.test;

import org.jspecify.annotations.NullMarked;
