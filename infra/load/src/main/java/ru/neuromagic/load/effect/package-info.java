/** How long it takes until others see what a learner did. */
@NullMarked
package ru.neuromagic.load.effect;

import org.jspecify.annotations.NullMarked;
