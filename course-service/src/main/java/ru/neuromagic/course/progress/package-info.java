/** Lessons to read, completed steps, and the progress that follows from them and the course as it stands now. */
@NullMarked
package ru.neuromagic.course.progress;

import org.jspecify.annotations.NullMarked;
