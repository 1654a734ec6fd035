/** The local launcher: starts the whole platform on one machine, watches it and ends it. */
@NullMarked
package ru.neuromagic.local;

import org.jspecify.annotations.NullMarked;
