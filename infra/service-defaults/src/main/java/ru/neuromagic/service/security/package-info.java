/** Who calls: bearer tokens of Keycloak, checked in every service. */
@NullMarked
package ru.neuromagic.service.security;

import org.jspecify.annotations.NullMarked;
