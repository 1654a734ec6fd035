/** What learners do, and what it costs. */
@NullMarked
package ru.neuromagic.load.scenario;

import org.jspecify.annotations.NullMarked;
