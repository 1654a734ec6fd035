/** The one rule for new passwords, and its list of common ones. */
@NullMarked
package ru.neuromagic.passwords;

import org.jspecify.annotations.NullMarked;
