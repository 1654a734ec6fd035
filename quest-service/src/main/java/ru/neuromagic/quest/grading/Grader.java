package ru.neuromagic.quest.grading;

import ru.neuromagic.quest.quest.Task;

/** Grades answers to one kind of task. The same answer always gets the same grade. */
@FunctionalInterface
interface Grader<T extends Task, A extends Answer> {

	Grade grade(T task, A answer);

}
