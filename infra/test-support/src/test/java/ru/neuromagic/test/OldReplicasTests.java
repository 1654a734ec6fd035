package ru.neuromagic.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OldReplicasTests {

	private static final String BEFORE = """
			create type mood as enum ('calm', 'curious');
			create table learner (
			    id    uuid not null primary key,
			    name  varchar(100) not null,
			    email text,
			    mood  mood not null default 'calm',
			    constraint learner_email_key unique (email)
			);
			create table badge (
			    learner_id uuid not null references learner,
			    title      text not null
			);
			create view named as select id, name from learner;
			""";

	@TempDir
	private Path migrations;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			alter table badge drop column title                                      | badge.title is gone
			alter table badge rename column title to name                            | badge.title is gone
			drop table badge                                                         | badge.learner_id is gone
			alter table badge rename to medal                                        | badge.title is gone
			drop view named                                                          | named.name is gone
			alter table badge alter title type varchar(10)                           | badge.title was text and is character varying(10)
			alter table badge add column earned_at timestamptz not null              | badge.earned_at is required, and old replicas do not know it
			alter table learner alter email set not null                             | learner.email takes no null any more
			alter table learner alter mood drop default                              | learner.mood has lost its default
			alter table badge add check (title <> '')                                | a new rule may refuse what old replicas write: badge: constraint CHECK ((title <> ''::text))
			alter table badge add unique (learner_id, title)                         | a new rule may refuse what old replicas write: badge: unique btree (learner_id, title)
			create unique index on badge (lower(title))                              | a new rule may refuse what old replicas write: badge: unique btree (lower(title))
			alter table badge add column place text not null default '' unique       | a new rule may refuse what old replicas write: badge: unique btree (place)
			create function no() returns trigger language plpgsql as 'begin raise exception $$no$$; end'; create trigger no before delete on badge for each row execute function no() | a new rule may refuse what old replicas write: badge: trigger
			alter table learner drop constraint learner_email_key                    | an "on conflict" of old replicas may need what is gone: learner: unique btree (email)
			alter type mood rename value 'curious' to 'keen'                         | mood.curious is gone
			""")
	void sees(String last, String obstacle) throws IOException {
		assertThat(obstacles(last)).anySatisfy(seen -> assertThat(seen).startsWith(obstacle));
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table badge add column earned_at timestamptz",
			"alter table badge add column earned_at timestamptz not null default now()", "create table course (slug text primary key)",
			"create table gift (learner_id uuid not null references learner on delete cascade)",
			"create index on badge (title)", "alter table badge add column code text unique",
			"alter table badge add column weight integer check (weight > 0)", "alter table badge alter title drop not null",
			"alter type mood add value 'bored'", "comment on table badge is 'earned'" })
	void letsExpand(String last) throws IOException {
		assertThat(obstacles(last)).isEmpty();
	}

	@Test
	void looksAtTheLastMigrationOnly() throws IOException {
		write("V1__before.sql", BEFORE);
		write("V2__contract.sql", "drop view named");
		write("V3__expand.sql", "create table course (slug text primary key)");
		assertThat(replicas().obstacles()).isEmpty();
	}

	@Test
	void aFirstMigrationHasNoOldReplicas() throws IOException {
		write("V1__before.sql", BEFORE);
		assertThat(replicas().obstacles()).isEmpty();
	}

	@Test
	void failsWithWhatItSaw() throws IOException {
		write("V1__before.sql", BEFORE);
		write("V2__contract.sql", "drop view named");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> replicas().surviveTheLastMigration())
			.withMessageContaining("named.name is gone");
	}

	private List<String> obstacles(String last) throws IOException {
		write("V1__before.sql", BEFORE);
		write("V2__last.sql", last);
		return replicas().obstacles();
	}

	private OldReplicas replicas() {
		return OldReplicas.of("course_service", "course", "filesystem:" + this.migrations);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.migrations.resolve(name), sql);
	}

}
