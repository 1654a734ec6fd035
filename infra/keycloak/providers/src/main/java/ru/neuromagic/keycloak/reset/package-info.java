/** A new password by a link in a mail. */
@NullMarked
package ru.neuromagic.keycloak.reset;

import org.jspecify.annotations.NullMarked;
