/** Reads the courses that are shipped as files, checks them strictly and publishes what changed. */
@NullMarked
package ru.neuromagic.course.content;

import org.jspecify.annotations.NullMarked;
