create table hub.dead_letters (
    tenant        text        not null,
    topic         text        not null,
    partition     integer     not null,
    event_offset  bigint      not null,
    record_id     text        not null,
    reason        text        not null,
    written_at    timestamptz not null,
    failed_at     timestamptz not null,
    key           bytea,
    value         bytea,
    header_names  text[]      not null,
    header_values bytea[]     not null,
    not_before    timestamptz not null,
    attempts      integer     not null default 0,
    last_error    text,
    primary key (topic, partition, event_offset, tenant)
);
comment on table hub.dead_letters is 'Events that went to quarantine and that a topic of Kafka is still to be told of; gone when the brokers have them';
comment on column hub.dead_letters.record_id is 'Its name in hub.quarantine: its own id, or its place where it has none that can be read';
create index dead_letters_due on hub.dead_letters (tenant, not_before);

alter table hub.quarantine add column event_hash uuid;
comment on column hub.quarantine.event_hash is 'The first half of the SHA-256 of an event''s bytes: where the same bytes are sound one day, whatever their place, the record waits no more';
create index quarantine_events on hub.quarantine (event_hash) where event_hash is not null;
