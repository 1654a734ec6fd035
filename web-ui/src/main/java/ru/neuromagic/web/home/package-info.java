/** The public pages about the whole: home, the idea behind it, and how to reach the team. */
@NullMarked
package ru.neuromagic.web.home;

import org.jspecify.annotations.NullMarked;
