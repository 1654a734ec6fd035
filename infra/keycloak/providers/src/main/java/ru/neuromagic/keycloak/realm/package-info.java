/** How our realm changes after it was imported. */
@NullMarked
package ru.neuromagic.keycloak.realm;

import org.jspecify.annotations.NullMarked;
