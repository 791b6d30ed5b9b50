create table hub.capture_places (
    tenant  text        not null,
    capture text        not null,
    part    text        not null,
    place   text        not null,
    kept_at timestamptz not null,
    primary key (capture, part, tenant)
);
comment on table hub.capture_places is 'Where capturing another application''s database goes on: moved when the brokers have all that came before';
comment on column hub.capture_places.part is 'What of it, in Debezium''s words';
comment on column hub.capture_places.place is 'The place in the database''s log, in Debezium''s words';
