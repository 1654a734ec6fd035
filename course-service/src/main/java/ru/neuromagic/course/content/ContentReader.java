package ru.neuromagic.course.content;

import jakarta.validation.Validator;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.course.catalog.Course;
import ru.neuromagic.course.catalog.Edition;
import ru.neuromagic.course.catalog.Language;
import ru.neuromagic.course.catalog.Lesson;
import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Module;
import ru.neuromagic.course.catalog.Quest;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.Step;
import ru.neuromagic.course.content.CourseFile.StepFile;

/** Reads all courses or refuses them all: an unknown field, a missing text or a link to nowhere is an error. */
@Component
class ContentReader {

	/** Names that addresses of this service use themselves. */
	private static final Set<String> RESERVED = Set.of("enrollments", "streak", "docs", "swagger-ui");

	private final JsonMapper strict = JsonMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.build();

	private final Validator validator;

	private final Markdown markdown = new Markdown();

	ContentReader(Validator validator) {
		this.validator = validator;
	}

	/**
	 * @throws InvalidContent naming every problem
	 */
	List<Edition> read(String location) {
		var problems = new ArrayList<String>();
		var courses = new ArrayList<Source>();
		for (var folder : Folder.under(location)) {
			parse(folder, problems).ifPresent(file -> courses.add(new Source(folder, file)));
		}
		if (courses.isEmpty() && problems.isEmpty()) {
			problems.add("there is no course under " + location);
		}
		checkIds(courses, problems);
		var addresses = addresses(courses);
		var editions = courses.stream().map(source -> edition(source, addresses, problems)).toList();
		if (!problems.isEmpty()) {
			throw new InvalidContent(problems);
		}
		return editions;
	}

	private record Source(Folder folder, CourseFile file) {
	}

	private Optional<CourseFile> parse(Folder folder, List<String> problems) {
		var path = folder.name() + "/course.yaml";
		if (!folder.paths().contains("course.yaml")) {
			problems.add(path + " is missing");
			return Optional.empty();
		}
		try {
			var file = strict.convertValue(yaml(folder.text("course.yaml")), CourseFile.class);
			if (file == null) {
				problems.add(path + " is empty");
				return Optional.empty();
			}
			var violations = validator.validate(file);
			violations.stream()
					.map(violation -> path + ": " + violation.getPropertyPath() + " " + violation.getMessage())
					.sorted().forEach(problems::add);
			return violations.isEmpty() ? Optional.of(file) : Optional.empty();
		} catch (CharacterCodingException notText) {
			problems.add(path + " is not UTF-8");
		} catch (YAMLException malformed) {
			problems.add(path + ": " + malformed.getMessage());
		} catch (DatabindException mismatch) {
			problems.add(path + ": " + where(mismatch) + ": " + mismatch.getOriginalMessage());
		}
		return Optional.empty();
	}

	private static String where(DatabindException mismatch) {
		var path = new StringBuilder();
		for (var step : mismatch.getPath()) {
			if (step.getPropertyName() == null) {
				path.append('[').append(step.getIndex()).append(']');
			} else {
				path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return path.toString();
	}

	private static @Nullable Object yaml(String text) {
		var options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return new Yaml(new SafeConstructor(options)).load(text);
	}

	/** Completions hang on ids: one that is used twice would mix up what learners have done. */
	private static void checkIds(List<Source> courses, List<String> problems) {
		var ids = new HashSet<UUID>();
		for (var course : courses) {
			var path = course.folder().name() + "/course.yaml: ";
			var file = course.file();
			if (!file.slug().equals(course.folder().name())) {
				problems.add(path + "the folder must be named as the slug " + file.slug());
			}
			if (RESERVED.contains(file.slug())) {
				problems.add(path + "the slug " + file.slug() + " is reserved");
			}
			var own = new ArrayList<UUID>();
			own.add(file.id());
			file.modules().forEach(module -> own.add(module.id()));
			file.lessons().forEach(lesson -> own.add(lesson.id()));
			own.stream().filter(id -> !ids.add(id)).forEach(id -> problems.add(path + "the id " + id + " is used twice"));
			var lessons = new HashSet<String>();
			file.lessons().stream().filter(lesson -> !lessons.add(lesson.slug()))
					.forEach(lesson -> problems.add(path + "the lesson " + lesson.slug() + " stands twice"));
			var quests = new HashSet<String>();
			file.quests().stream().filter(quest -> !quests.add(quest.slug()))
					.forEach(quest -> problems.add(path + "the quest " + quest.slug() + " stands twice"));
		}
	}

	/** Where links inside the content may lead. */
	private static Set<String> addresses(List<Source> courses) {
		var addresses = new HashSet<>(Set.of("/", "/courses"));
		for (var course : courses) {
			var address = "/courses/" + course.file().slug();
			addresses.add(address);
			course.file().lessons().forEach(lesson -> addresses.add(address + "/lessons/" + lesson.slug()));
			course.file().quests().forEach(quest -> addresses.add("/quest/" + quest.slug()));
		}
		return addresses;
	}

	private Edition edition(Source source, Set<String> addresses, List<String> problems) {
		var file = source.file();
		var unused = new HashSet<>(source.folder().paths());
		unused.remove("course.yaml");
		var description = html(source.folder(), "description", addresses, unused, problems);
		Map<UUID, LocalizedText> lessons = new HashMap<>();
		for (var lesson : file.lessons()) {
			lessons.put(lesson.id(),
					html(source.folder(), "lessons/" + lesson.slug(), addresses, unused, problems));
		}
		unused.stream().sorted()
				.forEach(path -> problems.add(source.folder().name() + "/" + path + " belongs to nothing in course.yaml"));
		var modules = file.modules().stream()
				.map(module -> new Module(module.id(), module.title().text(),
						module.steps().stream().map(ContentReader::step).toList()))
				.toList();
		return new Edition(new Course(file.id(), new Slug(file.slug()), file.level(), file.title().text(),
				file.summary().text(), description, source.folder().hash(Markdown.VERSION), modules), lessons);
	}

	private LocalizedText html(Folder folder, String name, Set<String> addresses, Set<String> unused,
			List<String> problems) {
		return new LocalizedText(html(folder, name, Language.RU, addresses, unused, problems),
				html(folder, name, Language.EN, addresses, unused, problems));
	}

	private String html(Folder folder, String name, Language language, Set<String> addresses, Set<String> unused,
			List<String> problems) {
		var file = name + "." + language.code() + ".md";
		var path = folder.name() + "/" + file;
		if (!unused.remove(file)) {
			problems.add(path + " is missing");
			return "";
		}
		try {
			var text = folder.text(file);
			if (text.isBlank()) {
				problems.add(path + " is empty");
			}
			var rendered = markdown.render(text);
			rendered.problems().forEach(problem -> problems.add(path + ": " + problem));
			rendered.links().stream().filter(link -> !leadsSomewhere(link, rendered.html(), addresses))
					.forEach(link -> problems.add(path + ": the link " + link + " leads nowhere"));
			return rendered.html();
		} catch (CharacterCodingException notText) {
			problems.add(path + " is not UTF-8");
			return "";
		}
	}

	private static boolean leadsSomewhere(String link, String html, Set<String> addresses) {
		if (link.startsWith("#")) {
			return html.contains("id=\"" + link.substring(1) + "\"");
		}
		return link.startsWith("https://") || link.startsWith("mailto:") || addresses.contains(link);
	}

	private static Step step(StepFile step) {
		if (step.lesson() instanceof CourseFile.LessonFile lesson) {
			return new Lesson(lesson.id(), new Slug(lesson.slug()), lesson.title().text(), lesson.minutes(),
					Boolean.TRUE.equals(lesson.preview()));
		}
		var quest = step.quest();
		return new Quest(new Slug(quest.slug()), quest.title().text(), quest.minutes());
	}
}
