/** Registration, the e-mail code and the learner's own profile. */
@NullMarked
package ru.neuromagic.web.account;

import org.jspecify.annotations.NullMarked;
