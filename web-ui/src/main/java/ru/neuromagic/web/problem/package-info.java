/** The pages to which the types of problem details lead. */
@NullMarked
package ru.neuromagic.web.problem;

import org.jspecify.annotations.NullMarked;
