-- the inbox; the words are made of kind and facts when somebody reads
create table notification (
    id         uuid        not null primary key,
    learner_id uuid        not null,
    kind       text        not null,
    facts      jsonb       not null,
    path       text        not null,
    created_at timestamptz not null,
    read_at    timestamptz
);

create index notification_learner on notification (learner_id, id desc);
create index notification_unread on notification (learner_id) where read_at is null;
