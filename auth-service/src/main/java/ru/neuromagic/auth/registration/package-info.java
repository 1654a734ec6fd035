/** From a filled-in form to an account that may log in: register, verify, send again, reconcile. */
@NullMarked
package ru.neuromagic.auth.registration;

import org.jspecify.annotations.NullMarked;
