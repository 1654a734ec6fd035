-- who agreed to which edition of which document, and when: rows are only ever added

-- what was ticked in a form, by whoever filled it in: it is gone with the registration
create table registration_acceptance (
    registration_id uuid        not null references registration on delete cascade,
    document        varchar(20) not null check (document in ('terms', 'personal-data')),
    version         date        not null check (version between '2000-01-01' and '2999-12-31'),
    accepted_at     timestamptz not null,
    primary key (registration_id, document)
);

-- what the owner of an account agreed to: taken over from the one registration that proved the e-mail address
create table acceptance (
    account_id  uuid        not null references account,
    document    varchar(20) not null check (document in ('terms', 'personal-data')),
    version     date        not null check (version between '2000-01-01' and '2999-12-31'),
    accepted_at timestamptz not null,
    primary key (account_id, document, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger registration_acceptance_unchanged before update or truncate on registration_acceptance
    for each statement execute function refuse_change();

-- erasing an account will have to say in a migration what is kept as evidence, and for how long
create trigger acceptance_unchanged before update or delete or truncate on acceptance
    for each statement execute function refuse_change();
