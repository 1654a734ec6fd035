/** The catalogue of courses and the page of one course. */
@NullMarked
package ru.neuromagic.web.catalog;

import org.jspecify.annotations.NullMarked;
