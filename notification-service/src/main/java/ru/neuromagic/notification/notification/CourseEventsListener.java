package ru.neuromagic.notification.notification;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import ru.neuromagic.events.Topics;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.service.events.IncomingEvent;

@Component
class CourseEventsListener {

	private static final String QUEST = "quest";

	private final Notify notify;

	CourseEventsListener(Notify notify) {
		this.notify = notify;
	}

	/** A finished lesson is no news to the learner who has just read it; a quest counted in a course is. */
	@KafkaListener(topics = Topics.COURSE_ENROLLMENTS)
	void on(IncomingEvent<?> event) {
		switch (event.payload()) {
			case CourseProgressed progressed when progressed.stepKind().equals(QUEST) -> this.notify.of(event,
					notification(Kind.COURSE_PROGRESSED, progressed.learnerId(), progressed.courseSlug(),
							course(progressed.courseTitle()).with("completedSteps", progressed.completedSteps())
								.with("totalSteps", progressed.totalSteps())));
			case CourseCompleted completed -> this.notify.of(event, notification(Kind.COURSE_COMPLETED,
					completed.learnerId(), completed.courseSlug(), course(completed.courseTitle())));
			default -> {
			}
		}
	}

	private static Facts course(Map<String, String> title) {
		return Facts.NONE.with("course", title);
	}

	private static Notification notification(Kind kind, UUID learnerId, String slug, Facts facts) {
		return new Notification(kind, new Addressee.Learner(learnerId), facts,
				"/courses/" + UriUtils.encodePathSegment(slug, StandardCharsets.UTF_8));
	}

}
