/** Which back end answers which address, how long it may take, and when it is left alone. */
@NullMarked
package ru.neuromagic.gateway.routing;

import org.jspecify.annotations.NullMarked;
