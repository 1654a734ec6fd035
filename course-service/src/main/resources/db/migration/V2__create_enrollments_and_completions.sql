create table enrollment (
    id           uuid        primary key,
    learner_id   uuid        not null,
    course_id    uuid        not null references course,
    enrolled_at  timestamptz not null,
    active_at    timestamptz not null,
    completed_at timestamptz,
    unique (learner_id, course_id)
);

create index enrollment_by_activity on enrollment (learner_id, active_at desc, id);
create index enrollment_unfinished on enrollment (course_id, id) where completed_at is null;

-- Rows are only ever added: neither an edit of a course nor a missing enrollment may lose what a learner has done.
create table completion (
    learner_id   uuid        not null,
    step_key     text        not null check (step_key ~ '^(lesson|quest):'),
    completed_at timestamptz not null,
    primary key (learner_id, step_key)
);
