create table hub.stream_partitions (
    tenant      text        not null,
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null check (next_offset >= 0),
    kept_at     timestamptz not null,
    primary key (topic, partition, tenant)
);
comment on table hub.stream_partitions is 'Where reading a topic of Kafka goes on: moved by the transaction that keeps the events before it';
comment on column hub.stream_partitions.next_offset is 'All events of the partition before this offset are in the warehouse, and none behind it';

-- An event names a customer by another system's record.
alter table customer_360.transactions add column customer_source text;
alter table customer_360.customer_interactions add column customer_source text;
alter table customer_360.opportunities add column customer_source text;
alter table customer_360.social_media_profiles add column customer_source text;
comment on column customer_360.customer_interactions.customer_source is 'Whose record the customer''s is; null where it is the source''s own';
