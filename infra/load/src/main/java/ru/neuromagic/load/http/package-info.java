/** As little of HTTP/1.1 and of a browser as a learner needs. */
@NullMarked
package ru.neuromagic.load.http;

import org.jspecify.annotations.NullMarked;
