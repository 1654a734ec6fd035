/** Login through Keycloak, sessions, form protection and the headers that keep a page safe. */
@NullMarked
package ru.neuromagic.web.security;

import org.jspecify.annotations.NullMarked;
