/** What makes the site an app of a phone's own: its manifest, its service worker and the page for when there is no network. */
@NullMarked
package ru.neuromagic.web.offline;

import org.jspecify.annotations.NullMarked;
