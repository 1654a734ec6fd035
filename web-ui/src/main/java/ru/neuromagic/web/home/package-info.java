/** The public pages: home, about, contacts, terms and privacy. */
@NullMarked
package ru.neuromagic.web.home;

import org.jspecify.annotations.NullMarked;
