/** How many requests a client and an account may make, counted in the memory of this replica. */
@NullMarked
package ru.neuromagic.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
