/** Accounts of the product: how they come to be, and what is known of them. */
@NullMarked
package ru.neuromagic.auth;

import org.jspecify.annotations.NullMarked;
