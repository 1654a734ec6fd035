/** The login by address and password. */
@NullMarked
package ru.neuromagic.keycloak.login;

import org.jspecify.annotations.NullMarked;
