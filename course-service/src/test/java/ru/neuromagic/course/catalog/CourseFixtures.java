package ru.neuromagic.course.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Courses to publish in a test: {@code aCourse().having(lesson("a"), quest("b"))}. */
public final class CourseFixtures {

	private CourseFixtures() {
	}

	/** A new senior course with a slug that sorts after the fixtures in files. */
	public static CourseDraft aCourse() {
		return new CourseDraft(UUID.randomUUID(), new Slug("zz-" + UUID.randomUUID()), UUID.randomUUID());
	}

	public static Lesson lesson(String slug) {
		return new Lesson(UUID.randomUUID(), new Slug(slug), text(slug), 10, false);
	}

	public static Quest quest(String slug) {
		return new Quest(new Slug(slug), text(slug), 10);
	}

	public static LocalizedText text(String text) {
		return new LocalizedText(text + " по-русски", text + " in English");
	}

	public record CourseDraft(UUID id, Slug slug, UUID moduleId) {

		public Edition having(Step... steps) {
			return having(List.of(steps));
		}

		public Edition having(List<? extends Step> steps) {
			Map<UUID, LocalizedText> html = new HashMap<>();
			steps.stream().filter(Lesson.class::isInstance).map(Lesson.class::cast)
					.forEach(lesson -> html.put(lesson.id(), text("<p>" + lesson.slug() + "</p>")));
			var modules = List.of(new Module(moduleId, text("module"), new ArrayList<>(steps)));
			return new Edition(new Course(id, slug, Level.SENIOR, text("course"), text("summary"), text("description"),
					"edition " + steps, modules), html);
		}
	}
}
