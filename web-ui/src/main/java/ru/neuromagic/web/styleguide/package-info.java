/** One page with every component of the design in every state, for those who work on it; not in production. */
@NullMarked
package ru.neuromagic.web.styleguide;

import org.jspecify.annotations.NullMarked;
