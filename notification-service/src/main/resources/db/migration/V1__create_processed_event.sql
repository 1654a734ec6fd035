-- as the service defaults expect it
create table processed_event (
    event_id     uuid        not null primary key,
    processed_at timestamptz not null
);

create index processed_event_at on processed_event (processed_at);
