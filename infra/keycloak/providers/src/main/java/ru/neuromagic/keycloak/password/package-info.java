/** How passwords are kept and which are good enough. */
@NullMarked
package ru.neuromagic.keycloak.password;

import org.jspecify.annotations.NullMarked;
