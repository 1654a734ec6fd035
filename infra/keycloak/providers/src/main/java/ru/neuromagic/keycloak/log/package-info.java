/** What happened to accounts, for who watches over them. */
@NullMarked
package ru.neuromagic.keycloak.log;

import org.jspecify.annotations.NullMarked;
