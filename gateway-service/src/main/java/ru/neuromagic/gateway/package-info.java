/** The one address of the platform: everything that a browser or an app asks for enters here. */
@NullMarked
package ru.neuromagic.gateway;

import org.jspecify.annotations.NullMarked;
