/** The course service: what can be learned, who learns it and how far they are. */
@NullMarked
package ru.neuromagic.course;

import org.jspecify.annotations.NullMarked;
