/** Events that the auth service publishes about an account. */
@NullMarked
package ru.neuromagic.events.auth;

import org.jspecify.annotations.NullMarked;
