/** What all pages share: language, header, notices, static files and error pages. */
@NullMarked
package ru.neuromagic.web.layout;

import org.jspecify.annotations.NullMarked;
