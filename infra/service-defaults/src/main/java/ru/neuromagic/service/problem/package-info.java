/** What went wrong, told as RFC 9457 problem details. */
@NullMarked
package ru.neuromagic.service.problem;

import org.jspecify.annotations.NullMarked;
