/** Codes that prove an e-mail address: made, hashed, checked, never kept in the clear. */
@NullMarked
package ru.neuromagic.auth.verification;

import org.jspecify.annotations.NullMarked;
