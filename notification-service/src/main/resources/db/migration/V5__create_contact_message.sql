-- what people write to the team by the contact form
create table contact_message (
    id              uuid        not null primary key,
    idempotency_key text        check (length(idempotency_key) between 1 and 100),
    name            text        not null check (length(name) between 1 and 100),
    email           text        not null check (length(email) <= 254),
    topic           text        not null check (topic in ('question', 'partnership', 'problem', 'other')),
    message         text        not null check (length(message) between 1 and 4000),
    received_at     timestamptz not null
);

-- a key marks repetitions of one submit; other words under the same key are another message
create unique index contact_message_submitted
    on contact_message (idempotency_key, md5(email || ' ' || topic || ' ' || name || ' ' || message));
create index contact_message_received on contact_message (received_at);

-- the words are kept in one place only once the team has them
alter table email add constraint email_contact_erased
    check (kind <> 'contact-message' or state <> 'sent' or facts = '{}');

create index email_settled on email (created_at) where state in ('sent', 'failed');
