-- The outbox of namastack-outbox; infra/service-defaults says what stands here.
create table outbox_record (
    id             varchar(255)  not null primary key,
    status         varchar(20)   not null,
    record_key     varchar(255)  not null,
    record_type    varchar(255)  not null,
    payload        text          not null,
    context        text,
    created_at     timestamptz   not null,
    completed_at   timestamptz,
    failure_count  integer       not null,
    failure_reason varchar(1000),
    next_retry_at  timestamptz   not null,
    partition_no   integer       not null,
    handler_id     varchar(1000) not null
);

create table outbox_instance (
    instance_id    varchar(255) not null primary key,
    hostname       varchar(255) not null,
    port           integer      not null,
    status         varchar(50)  not null,
    started_at     timestamptz  not null,
    last_heartbeat timestamptz  not null,
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);

create table outbox_partition (
    partition_number integer      not null primary key,
    instance_id      varchar(255),
    version          bigint       not null default 0,
    updated_at       timestamptz  not null
);

create index outbox_record_key_created on outbox_record (record_key, created_at);
create index outbox_record_partition_status_retry on outbox_record (partition_no, status, next_retry_at);
create index outbox_record_status_retry on outbox_record (status, next_retry_at);
create index outbox_record_key_completed_created on outbox_record (record_key, completed_at, created_at);
create index outbox_instance_status_heartbeat on outbox_instance (status, last_heartbeat);
create index outbox_partition_instance on outbox_partition (instance_id);
