/** Accounts whose e-mail address was verified, and the API that reads them. */
@NullMarked
package ru.neuromagic.auth.account;

import org.jspecify.annotations.NullMarked;
