/** The whole platform on real parts, met from outside as its users meet it. */
@NullMarked
package ru.neuromagic.system;

import org.jspecify.annotations.NullMarked;
