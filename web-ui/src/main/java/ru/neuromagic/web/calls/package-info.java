/** How pages ask the services, on whose behalf, and what may come back: a value, a refusal or an outage. */
@NullMarked
package ru.neuromagic.web.calls;

import org.jspecify.annotations.NullMarked;
