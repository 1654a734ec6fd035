/** Who takes which course. */
@NullMarked
package ru.neuromagic.course.enrollment;

import org.jspecify.annotations.NullMarked;
