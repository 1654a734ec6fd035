/** Reads the rules and dashboards of this folder: which expressions they ask, and of which metrics. */
@NullMarked
package ru.neuromagic.observability;

import org.jspecify.annotations.NullMarked;
