/** The least that a thing can cost: the same done by programs that do nothing else. */
@NullMarked
package ru.neuromagic.load.floor;

import org.jspecify.annotations.NullMarked;
