/** Where a request really comes from, whatever its forwarding headers say, and what back ends are told of it. */
@NullMarked
package ru.neuromagic.gateway.origin;

import org.jspecify.annotations.NullMarked;
