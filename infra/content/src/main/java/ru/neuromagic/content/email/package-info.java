/** E-mail addresses in one form, whoever typed them; needs ICU on the class path. */
@NullMarked
package ru.neuromagic.content.email;

import org.jspecify.annotations.NullMarked;
