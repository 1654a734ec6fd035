/** The platform in containers, as compose.yaml describes it, for tests. */
@NullMarked
package ru.neuromagic.docker;

import org.jspecify.annotations.NullMarked;
