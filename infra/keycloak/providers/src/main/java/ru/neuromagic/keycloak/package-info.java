/** What Keycloak does our way, as providers of its own interfaces. */
@NullMarked
package ru.neuromagic.keycloak;

import org.jspecify.annotations.NullMarked;
