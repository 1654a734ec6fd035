-- Every wording that a quest ever had: an attempt keeps the one that it began with.
create table quest_version (
    id          uuid        not null primary key,
    quest_id    uuid        not null,
    content     jsonb       not null,
    imported_at timestamptz not null default now(),
    unique (id, quest_id)
);

create table attempt (
    id               uuid        not null primary key,
    learner_id       uuid        not null,
    quest_id         uuid        not null,
    quest_version_id uuid        not null,
    started_at       timestamptz not null,
    completed_at     timestamptz,
    score            integer,
    max_score        integer     not null,
    passed           boolean,
    foreign key (quest_version_id, quest_id) references quest_version (id, quest_id),
    check (max_score > 0),
    check (score between 0 and max_score),
    check ((completed_at is null) = (score is null) and (completed_at is null) = (passed is null))
);

create unique index attempt_open on attempt (learner_id, quest_id) where completed_at is null;
create index attempt_of_learner on attempt (learner_id, quest_id, started_at desc);

-- What a learner has done to a task; no row before the first answer or hint.
create table task_progress (
    attempt_id    uuid        not null references attempt (id) on delete cascade,
    task_key      varchar(40) not null,
    answer        jsonb,
    revision      integer     not null,
    saved_at      timestamptz,
    hint_taken_at timestamptz,
    hint_cost     integer,
    primary key (attempt_id, task_key),
    check (revision >= 0),
    check ((answer is null) = (revision = 0) and (answer is null) = (saved_at is null)),
    check ((hint_taken_at is null) = (hint_cost is null)),
    check (hint_cost >= 0)
);

-- Every try that was graded. Rows are never changed; the key is what lets a try be graded once only.
create table graded_try (
    attempt_id uuid        not null references attempt (id) on delete cascade,
    task_key   varchar(40) not null,
    number     integer     not null,
    revision   integer     not null,
    answer     jsonb       not null,
    grade      jsonb       not null,
    points     integer     not null,
    settled    boolean     not null,
    graded_at  timestamptz not null,
    primary key (attempt_id, task_key, number),
    check (number between 1 and 3),
    check (points >= 0)
);

create unique index graded_try_settled on graded_try (attempt_id, task_key) where settled;
