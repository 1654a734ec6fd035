/** What processes use, read from {@code /proc}. */
@NullMarked
package ru.neuromagic.load.machine;

import org.jspecify.annotations.NullMarked;
