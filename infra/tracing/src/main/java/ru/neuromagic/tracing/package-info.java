/** Which requests become traces, and in which words spans leave: those of OpenTelemetry, and nothing about a person. */
@NullMarked
package ru.neuromagic.tracing;

import org.jspecify.annotations.NullMarked;
