/** The pages as Chromium shows them: accessible, by keyboard, within their budget, and looking as they did. */
@NullMarked
package ru.neuromagic.web.look;

import org.jspecify.annotations.NullMarked;
