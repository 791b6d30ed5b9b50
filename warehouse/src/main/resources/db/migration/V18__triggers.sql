create table hub.trigger_sets (
    set_id   integer generated always as identity primary key,
    tenant   text    not null,
    triggers jsonb   not null,
    in_use   boolean not null default false,
    unique (tenant, triggers)
);
comment on table hub.trigger_sets is 'The triggers that looked at customers together, each with a mark of what decides when it comes about: with another one it is another trigger';
comment on column hub.trigger_sets.in_use is 'Whether they are those that hubs have come to use last';

create table hub.trigger_states (
    tenant      text        not null,
    customer_id uuid        not null,
    states      jsonb       not null default '{}',
    set_id      integer     not null,
    primary key (customer_id)
);
comment on table hub.trigger_states is 'What triggers remember of each customer, by their names: since when their conditions hold, for when they have come about, what they looked at';
comment on column hub.trigger_states.set_id is 'The triggers that have looked at the customer; others begin to remember at their first look, and nothing comes about by it. 0: none has';

create table hub.trigger_events (
    tenant    text not null,
    source    text not null,
    entity    text not null,
    record_id text not null,
    day       date not null,
    primary key (record_id, entity, source, tenant)
);
comment on table hub.trigger_events is 'Interactions and documents of the last days that triggers have looked at; older ones are forgotten, and never looked at';
create index trigger_events_day on hub.trigger_events (day);

create table hub.announcements (
    announcement_id bigint      generated always as identity primary key,
    tenant          text        not null,
    target          text        not null,
    trigger         text        not null,
    customer_id     uuid        not null,
    body            jsonb       not null,
    run_id          bigint      not null,
    created_at      timestamptz not null,
    state           text        not null default 'pending' check (state in ('pending', 'told', 'refused')),
    not_before      timestamptz not null,
    attempts        integer     not null default 0,
    claim           bigint,
    claimed_by      integer,
    claimed_until   timestamptz,
    last_error      text,
    ended_at        timestamptz
);
comment on table hub.announcements is 'What targets are told by triggers, written by the page by which it came about; of a customer in the order of the numbers';
comment on column hub.announcements.state is 'pending: still to be told; told; refused: the target will not have it';
comment on column hub.announcements.claim is 'Which claim: only whoever holds this one may settle it';
create index announcements_pending on hub.announcements (target, announcement_id) where state = 'pending';
create index announcements_order on hub.announcements (customer_id, target, announcement_id) where state = 'pending';
create index announcements_customer on hub.announcements (customer_id, announcement_id);
create index announcements_open on hub.announcements (target, state) where state <> 'told';
create index announcements_ended on hub.announcements (ended_at) where ended_at is not null;
