/** What a visitor or a program is told when the gateway itself must answer. */
@NullMarked
package ru.neuromagic.gateway.fallback;

import org.jspecify.annotations.NullMarked;
