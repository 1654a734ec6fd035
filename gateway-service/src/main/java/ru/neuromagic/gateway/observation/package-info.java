/** Request ids and the access log: one line for each request. */
@NullMarked
package ru.neuromagic.gateway.observation;

import org.jspecify.annotations.NullMarked;
