/** The pages of Neuromagic: what a learner's browser meets. */
@NullMarked
package ru.neuromagic.web;

import org.jspecify.annotations.NullMarked;
