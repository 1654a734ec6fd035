/** Published courses, their modules, lessons and quests, as everybody may see them. */
@NullMarked
package ru.neuromagic.course.catalog;

import org.jspecify.annotations.NullMarked;
