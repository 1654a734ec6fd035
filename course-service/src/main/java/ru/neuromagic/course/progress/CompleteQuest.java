package ru.neuromagic.course.progress;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.enrollment.Enrollments;

@Service
class CompleteQuest {

	private final Enrollments enrollments;

	private final Progression progression;

	CompleteQuest(Enrollments enrollments, Progression progression) {
		this.enrollments = enrollments;
		this.progression = progression;
	}

	/** Remembered whether or not the learner takes, or the catalogue has, a course with this quest yet. */
	@Transactional
	public void complete(UUID learnerId, Slug quest, Instant at) {
		enrollments.lock(learnerId);
		progression.complete(learnerId, StepKey.quest(quest), at);
	}
}
