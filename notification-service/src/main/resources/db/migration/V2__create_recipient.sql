-- what account events said last
create table recipient (
    learner_id uuid        not null primary key,
    address    text        not null check (length(address) <= 254),
    name       text        not null check (length(name) <= 100),
    language   text        not null check (language in ('ru', 'en')),
    said_at    timestamptz not null
);
