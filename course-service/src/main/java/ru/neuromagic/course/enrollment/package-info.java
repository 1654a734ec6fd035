/** Who takes which course, and the lessons that this opens to them. */
@NullMarked
package ru.neuromagic.course.enrollment;

import org.jspecify.annotations.NullMarked;
