package ru.neuromagic.course.catalog;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The courses in the database. What is read often is read through {@link Catalog}. */
@Repository
public class Courses {

	public enum Publication {
		/** A new version stands. */
		PUBLISHED,
		/** This very edition stands already. */
		UNCHANGED,
		/** A newer edition stands; an older build must not bring back what it knows. */
		SUPERSEDED
	}

	private final JdbcClient jdbc;

	Courses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Easiest first. */
	List<CourseSummary> page(@Nullable CatalogCursor after, int limit) {
		return jdbc.sql("""
						select c.slug, c.level, c.title_ru, c.title_en, c.summary_ru, c.summary_en,
							   sum(s.minutes) as minutes,
							   count(*) filter (where s.kind = 'lesson') as lessons,
							   count(*) filter (where s.kind = 'quest') as quests
						  from course c
						  join step s on s.course_id = c.id and s.retired_in is null
						 where cast(:level as course_level) is null
							or (c.level, c.slug) > (cast(:level as course_level), :slug)
						 group by c.id
						 order by c.level, c.slug
						 limit :limit
						""")
				.param("level", after == null ? null : after.level().code())
				.param("slug", after == null ? null : after.slug().value())
				.param("limit", limit)
				.query((rs, row) -> new CourseSummary(new Slug(rs.getString("slug")), Level.of(rs.getString("level")),
						text(rs, "title"), text(rs, "summary"), rs.getInt("minutes"), rs.getInt("lessons"),
						rs.getInt("quests")))
				.list();
	}

	Optional<Course> find(Slug slug) {
		var course = jdbc.sql("""
						select c.id, c.slug, c.level, c.title_ru, c.title_en, c.summary_ru, c.summary_en,
							   c.description_ru, c.description_en, v.content_hash
						  from course c
						  join course_version v on v.course_id = c.id and v.version = c.version
						 where c.slug = :slug
						""")
				.param("slug", slug.value())
				.query((rs, row) -> new Course(rs.getObject("id", UUID.class), slug, Level.of(rs.getString("level")),
						text(rs, "title"), text(rs, "summary"), text(rs, "description"), rs.getString("content_hash"),
						List.of()))
				.optional();
		return course.map(outline -> outline.with(modules(outline.id())));
	}

	private List<Module> modules(UUID courseId) {
		var modules = new LinkedHashMap<UUID, Module>();
		jdbc.sql("""
						select m.id as module_id, m.title_ru as module_title_ru, m.title_en as module_title_en,
							   s.key, s.kind, s.slug, s.title_ru, s.title_en, s.minutes, s.preview
						  from step s
						  join module m on m.id = s.module_id
						 where s.course_id = :course and s.retired_in is null
						 order by s.position
						 limit 1000
						""")
				.param("course", courseId)
				.query((RowCallbackHandler) rs -> {
					var id = rs.getObject("module_id", UUID.class);
					var title = text(rs, "module_title");
					var step = step(rs);
					modules.merge(id, new Module(id, title, List.of(step)), (known, one) -> {
						var steps = new ArrayList<>(known.steps());
						steps.addAll(one.steps());
						return new Module(id, title, steps);
					});
				});
		return List.copyOf(modules.values());
	}

	/** Both languages of a lesson's HTML. */
	LocalizedText lessonHtml(Course course, Lesson lesson) {
		return jdbc.sql("""
						select html_ru, html_en
						  from step
						 where course_id = :course and key = :key
						""")
				.param("course", course.id())
				.param("key", lesson.key().value())
				.query((rs, row) -> text(rs, "html"))
				.single();
	}

	/** The lesson that now stands under this address, straight from the database. */
	public Optional<StepKey> lessonKey(Slug course, Slug lesson) {
		return jdbc.sql("""
						select s.key
						  from step s
						  join course c on c.id = s.course_id
						 where c.slug = :course and s.kind = 'lesson' and s.slug = :lesson and s.retired_in is null
						""")
				.param("course", course.value())
				.param("lesson", lesson.value())
				.query((rs, row) -> new StepKey(rs.getString("key")))
				.optional();
	}

	/**
	 * Makes an edition the one that stands. Steps that it lacks are retired, those it has again are revived.
	 * Callers must not run at the same time.
	 */
	@Transactional(propagation = MANDATORY)
	public Publication publish(Edition edition, Instant at) {
		var course = edition.course();
		var versions = jdbc.sql("""
						select version, content_hash
						  from course_version
						 where course_id = :course
						 order by version desc
						 limit 1000
						""")
				.param("course", course.id())
				.query((rs, row) -> rs.getString("content_hash"))
				.list();
		if (versions.contains(course.edition())) {
			return versions.getFirst().equals(course.edition()) ? Publication.UNCHANGED : Publication.SUPERSEDED;
		}
		var version = versions.size() + 1;
		save(course, version, at);
		retireSteps(course, version);
		var position = 0;
		for (var module : course.modules()) {
			save(module, course);
			for (var step : module.steps()) {
				save(step, edition, module, ++position);
			}
		}
		return Publication.PUBLISHED;
	}

	private void save(Course course, int version, Instant at) {
		jdbc.sql("""
						insert into course (id, slug, level, title_ru, title_en, summary_ru, summary_en,
											description_ru, description_en, version)
						values (:id, :slug, cast(:level as course_level), :titleRu, :titleEn, :summaryRu, :summaryEn,
								:descriptionRu, :descriptionEn, :version)
						on conflict (id) do update
						   set slug = excluded.slug, level = excluded.level,
							   title_ru = excluded.title_ru, title_en = excluded.title_en,
							   summary_ru = excluded.summary_ru, summary_en = excluded.summary_en,
							   description_ru = excluded.description_ru, description_en = excluded.description_en,
							   version = excluded.version
						""")
				.param("id", course.id())
				.param("slug", course.slug().value())
				.param("level", course.level().code())
				.param("titleRu", course.title().ru())
				.param("titleEn", course.title().en())
				.param("summaryRu", course.summary().ru())
				.param("summaryEn", course.summary().en())
				.param("descriptionRu", course.description().ru())
				.param("descriptionEn", course.description().en())
				.param("version", version)
				.update();
		jdbc.sql("""
						insert into course_version (course_id, version, content_hash, published_at)
						values (:course, :version, :hash, :at)
						""")
				.param("course", course.id())
				.param("version", version)
				.param("hash", course.edition())
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update();
	}

	private void retireSteps(Course course, int version) {
		jdbc.sql("""
						update step
						   set retired_in = :version
						 where course_id = :course and retired_in is null
						""")
				.param("course", course.id())
				.param("version", version)
				.update();
	}

	private void save(Module module, Course course) {
		jdbc.sql("""
						insert into module (id, course_id, title_ru, title_en)
						values (:id, :course, :titleRu, :titleEn)
						on conflict (id) do update
						   set course_id = excluded.course_id,
							   title_ru = excluded.title_ru, title_en = excluded.title_en
						""")
				.param("id", module.id())
				.param("course", course.id())
				.param("titleRu", module.title().ru())
				.param("titleEn", module.title().en())
				.update();
	}

	private void save(Step step, Edition edition, Module module, int position) {
		var html = step instanceof Lesson lesson ? edition.lessonHtml().get(lesson.id()) : null;
		jdbc.sql("""
						insert into step (course_id, key, kind, module_id, position, slug, minutes, preview,
										  title_ru, title_en, html_ru, html_en)
						values (:course, :key, :kind, :module, :position, :slug, :minutes, :preview,
								:titleRu, :titleEn, :htmlRu, :htmlEn)
						on conflict (course_id, key) do update
						   set module_id = excluded.module_id, position = excluded.position, slug = excluded.slug,
							   minutes = excluded.minutes, preview = excluded.preview,
							   title_ru = excluded.title_ru, title_en = excluded.title_en,
							   html_ru = excluded.html_ru, html_en = excluded.html_en, retired_in = null
						""")
				.param("course", edition.course().id())
				.param("key", step.key().value())
				.param("kind", step.kind().code())
				.param("module", module.id())
				.param("position", position)
				.param("slug", step.slug().value())
				.param("minutes", step.minutes())
				.param("preview", step.preview())
				.param("titleRu", step.title().ru())
				.param("titleEn", step.title().en())
				.param("htmlRu", html == null ? null : html.ru())
				.param("htmlEn", html == null ? null : html.en())
				.update();
	}

	private static Step step(ResultSet rs) throws SQLException {
		var slug = new Slug(rs.getString("slug"));
		var title = text(rs, "title");
		var minutes = rs.getInt("minutes");
		return switch (StepKind.of(rs.getString("kind"))) {
			case LESSON -> new Lesson(new StepKey(rs.getString("key")).lessonId(), slug, title, minutes,
					rs.getBoolean("preview"));
			case QUEST -> new Quest(slug, title, minutes);
		};
	}

	private static LocalizedText text(ResultSet rs, String column) throws SQLException {
		return new LocalizedText(rs.getString(column + "_ru"), rs.getString(column + "_en"));
	}
}
