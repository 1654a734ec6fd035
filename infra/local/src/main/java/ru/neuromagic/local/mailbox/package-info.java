/** The local mailbox: catches every mail that the platform sends and shows it on a page and as JSON. */
@NullMarked
package ru.neuromagic.local.mailbox;

import org.jspecify.annotations.NullMarked;
