/** Backups: one file with a dump of every schema at the same moment, and the way back. */
@NullMarked
package ru.neuromagic.local.backup;

import org.jspecify.annotations.NullMarked;
