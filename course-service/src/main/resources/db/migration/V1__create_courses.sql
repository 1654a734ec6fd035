create type course_level as enum ('beginner', 'junior', 'middle', 'senior');

create table course (
    id             uuid         primary key,
    slug           text         not null unique deferrable initially deferred,
    level          course_level not null,
    title_ru       text         not null,
    title_en       text         not null,
    summary_ru     text         not null,
    summary_en     text         not null,
    description_ru text         not null,
    description_en text         not null,
    version        integer      not null check (version > 0),
    check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80)
);

create index course_by_level on course (level, slug);

create table course_version (
    course_id    uuid        not null references course,
    version      integer     not null check (version > 0),
    content_hash text        not null,
    published_at timestamptz not null,
    settled_at   timestamptz,
    primary key (course_id, version),
    unique (course_id, content_hash)
);

comment on column course_version.settled_at is 'when the enrollments that this version finished by removing steps were completed';

create table module (
    id        uuid primary key,
    course_id uuid not null references course,
    title_ru  text not null,
    title_en  text not null
);

create table step (
    course_id  uuid    not null references course,
    key        text    not null,
    kind       text    not null check (kind in ('lesson', 'quest')),
    module_id  uuid    not null references module,
    position   integer not null check (position > 0),
    slug       text    not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    minutes    integer not null check (minutes between 1 and 600),
    preview    boolean not null,
    title_ru   text    not null,
    title_en   text    not null,
    html_ru    text,
    html_en    text,
    retired_in integer check (retired_in > 0),
    primary key (course_id, key),
    check (key like kind || ':%'),
    check ((kind = 'lesson') = (html_ru is not null)),
    check ((kind = 'lesson') = (html_en is not null))
);

comment on column step.key is 'lesson:<id> or quest:<slug>; what completions remember';
comment on column step.retired_in is 'the version that no longer has the step';

create unique index step_position on step (course_id, position) where retired_in is null;
create unique index step_slug on step (course_id, kind, slug) where retired_in is null;
create index step_key on step (key) where retired_in is null;
