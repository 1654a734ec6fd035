/** Processes of the platform: started with a log, remembered on disk, stopped only when they are certainly ours. */
@NullMarked
package ru.neuromagic.local.process;

import org.jspecify.annotations.NullMarked;
