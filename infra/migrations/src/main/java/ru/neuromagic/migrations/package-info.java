/** When a schema is migrated. */
@NullMarked
package ru.neuromagic.migrations;

import org.jspecify.annotations.NullMarked;
