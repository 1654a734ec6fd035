/** What every service with an API does alike, switched on by having this module on the class path. */
@NullMarked
package ru.neuromagic.service;

import org.jspecify.annotations.NullMarked;
