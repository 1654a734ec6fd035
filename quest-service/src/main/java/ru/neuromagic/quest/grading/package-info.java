/** How an answer becomes a grade, a score and feedback: pure functions, one grader per kind of task. */
@NullMarked
package ru.neuromagic.quest.grading;

import org.jspecify.annotations.NullMarked;
