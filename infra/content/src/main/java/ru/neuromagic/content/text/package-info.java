/** One reading of typed text: normal form, line ends, spaces and invisible characters. */
@NullMarked
package ru.neuromagic.content.text;

import org.jspecify.annotations.NullMarked;
