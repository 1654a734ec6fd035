/** Measures a running platform from outside and prints what a request costs. */
@NullMarked
package ru.neuromagic.load;

import org.jspecify.annotations.NullMarked;
