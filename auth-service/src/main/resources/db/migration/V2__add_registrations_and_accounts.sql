-- account: an e-mail address that was verified; its id is the identity provider's user id and the learner id everywhere
create table account (
    id          uuid         not null primary key,
    email       varchar(254) not null,
    email_key   varchar(254) not null,
    name        varchar(100) not null,
    locale      varchar(2)   not null check (locale in ('ru', 'en')),
    time_zone   varchar(64)  not null,
    created_at  timestamptz  not null,
    constraint account_email_unique unique (email_key)
);

-- registration: one attempt to get an account. The password is never here
create table registration (
    id               uuid         not null primary key,
    email            varchar(254) not null,
    email_key        varchar(254) not null,
    name             varchar(100) not null,
    locale           varchar(2)   not null check (locale in ('ru', 'en')),
    time_zone        varchar(64)  not null,
    state            varchar(20)  not null check (state in
        ('started', 'awaiting-code', 'repeated', 'verifying', 'verified', 'superseded', 'abandoned')),
    identity_id      uuid,
    client_address   varchar(45)  not null,
    idempotency_key  varchar(100),
    created_at       timestamptz  not null,
    -- when a reconciler looks at it, if a request has not moved it on by then; null: never
    reconcile_at     timestamptz,
    constraint registration_identity_known check (state not in ('awaiting-code', 'verifying', 'verified') or identity_id is not null)
);

-- one registration of an address is under way at a time: the newest
create unique index registration_under_way on registration (email_key) where state in ('started', 'awaiting-code');
-- a submit that is repeated finds the registration that it made
create unique index registration_idempotent on registration (idempotency_key, email_key)
    where idempotency_key is not null and state <> 'abandoned';
create index registration_of_email on registration (email_key, created_at);
create index registration_from_address on registration (client_address, created_at);
create index registration_to_reconcile on registration (reconcile_at) where reconcile_at is not null;
create index registration_age on registration (created_at);

create table verification_code (
    registration_id uuid        not null references registration on delete cascade,
    issued_at       timestamptz not null,
    expires_at      timestamptz not null,
    hash            bytea       not null,
    misses          smallint    not null default 0,
    primary key (registration_id, issued_at)
);
