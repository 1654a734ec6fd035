/** Tests of the pages: the running application, real PostgreSQL, and stand-ins for the services and Keycloak. */
@NullMarked
package ru.neuromagic.web;

import org.jspecify.annotations.NullMarked;
