/** Identifiers. */
@NullMarked
package ru.neuromagic.service.ids;

import org.jspecify.annotations.NullMarked;
