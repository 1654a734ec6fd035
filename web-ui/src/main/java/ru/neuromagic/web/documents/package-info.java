/** The texts that a person agrees to, in all their editions, and the answers to common questions. */
@NullMarked
package ru.neuromagic.web.documents;

import org.jspecify.annotations.NullMarked;
