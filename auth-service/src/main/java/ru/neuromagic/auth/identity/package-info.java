/** The identity provider, Keycloak, as far as this service needs it. */
@NullMarked
package ru.neuromagic.auth.identity;

import org.jspecify.annotations.NullMarked;
