/** What the platform consists of on one machine: a class per component that knows how to prepare, start and check it. */
@NullMarked
package ru.neuromagic.local.component;

import org.jspecify.annotations.NullMarked;
