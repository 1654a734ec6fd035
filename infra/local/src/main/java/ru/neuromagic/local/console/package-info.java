/** What the person at the terminal sees while the platform starts and runs. */
@NullMarked
package ru.neuromagic.local.console;

import org.jspecify.annotations.NullMarked;
