package ru.neuromagic.course.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A course as it stands now, without the texts of its lessons.
 *
 * @param description HTML that is safe to show
 * @param edition     names this exact content; a changed course has another one
 */
public record Course(UUID id, Slug slug, Level level, LocalizedText title, LocalizedText summary,
		LocalizedText description, String edition, List<Module> modules) {

	public Course {
		modules = List.copyOf(modules);
	}

	Course with(List<Module> modules) {
		return new Course(id, slug, level, title, summary, description, edition, modules);
	}

	public List<Step> steps() {
		return modules.stream().flatMap(module -> module.steps().stream()).toList();
	}

	/** The lesson with its surroundings. */
	public Optional<LessonInCourse> lesson(Slug slug) {
		var steps = steps();
		for (var i = 0; i < steps.size(); i++) {
			if (steps.get(i) instanceof Lesson lesson && lesson.slug().equals(slug)) {
				return Optional.of(new LessonInCourse(this, lesson, i));
			}
		}
		return Optional.empty();
	}

	public int minutes() {
		return steps().stream().mapToInt(Step::minutes).sum();
	}

	public int count(StepKind kind) {
		return (int) steps().stream().filter(step -> step.kind() == kind).count();
	}
}
