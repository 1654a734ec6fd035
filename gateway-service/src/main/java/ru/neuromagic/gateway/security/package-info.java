/** Addresses and methods that are never let in, and the headers that protect what goes out. */
@NullMarked
package ru.neuromagic.gateway.security;

import org.jspecify.annotations.NullMarked;
