/** Enrollments, lessons and the progress a learner sees. */
@NullMarked
package ru.neuromagic.web.learning;

import org.jspecify.annotations.NullMarked;
