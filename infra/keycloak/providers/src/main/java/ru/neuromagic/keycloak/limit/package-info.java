/** How often something may be tried. */
@NullMarked
package ru.neuromagic.keycloak.limit;

import org.jspecify.annotations.NullMarked;
