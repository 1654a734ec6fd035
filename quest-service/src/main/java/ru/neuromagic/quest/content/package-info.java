/** What quests are written in: texts in two languages, safe HTML made of Markdown, and answer patterns. */
@NullMarked
package ru.neuromagic.quest.content;

import org.jspecify.annotations.NullMarked;
