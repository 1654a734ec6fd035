-- which letters a learner wants; who has no row has not said and gets them
create table subscription (
    learner_id uuid        not null,
    kind_group text        not null check (kind_group in ('quests', 'courses')),
    -- whoever has it can unsubscribe without logging in, and do nothing else
    token      text        not null unique,
    subscribed boolean     not null,
    changed_at timestamptz not null,
    primary key (learner_id, kind_group)
);
