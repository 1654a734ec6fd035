/** Events that the course service publishes about an enrollment. */
@NullMarked
package ru.neuromagic.events.course;

import org.jspecify.annotations.NullMarked;
