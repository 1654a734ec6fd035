-- letters and the queue of those that still have to leave
create table email (
    id         uuid        not null primary key,
    kind       text        not null,
    learner_id uuid,
    address    text,
    name       text,
    language   text        check (language in ('ru', 'en')),
    facts      jsonb       not null,
    path       text        not null,
    code       text,
    state      text        not null check (state in ('awaiting-recipient', 'queued', 'retrying', 'sent', 'failed')),
    urgent     boolean     not null,
    attempts   integer     not null default 0,
    due_at     timestamptz not null,
    deadline   timestamptz not null,
    failure    text,
    created_at timestamptz not null,
    sent_at    timestamptz,
    constraint email_has_reader check (learner_id is not null or address is not null),
    constraint email_addressed check (state in ('awaiting-recipient', 'failed')
        or (address is not null and name is not null and language is not null)),
    constraint email_code_erased check (code is null or state in ('queued', 'retrying')),
    constraint email_sent check ((state = 'sent') = (sent_at is not null)),
    constraint email_failed check (state <> 'failed' or failure is not null)
);

create index email_due on email (urgent desc, due_at) where state in ('queued', 'retrying');
create index email_parked on email (learner_id) where state = 'awaiting-recipient';
create index email_learner on email (learner_id, id desc);
create index email_address on email (lower(address), id desc) where learner_id is null;
