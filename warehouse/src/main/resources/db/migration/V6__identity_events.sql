create table hub.identity_events (
    event_id      bigint      generated always as identity primary key,
    tenant        text        not null,
    kind          text        not null check (kind in ('split', 'moved', 'merged', 'ended')),
    customer_id   uuid        not null,
    other_id      uuid,
    records       text[]      not null,
    why           text        not null check (why in ('comparing', 'decision', 'withdrawn')),
    decisions     bigint[]    not null,
    run_id        bigint      not null,
    files_version integer     not null,
    at            timestamptz not null,
    check ((other_id is null) = (kind = 'ended'))
);
comment on table hub.identity_events is 'What happened to customers, for ever: written with the page that did it, read in the order of event_id';
comment on column hub.identity_events.kind is 'split: records of customer_id are a new customer; moved: they are another''s who was there; merged: customer_id is other_id from now on; ended: no record is left';
comment on column hub.identity_events.other_id is 'Whose the records are since';
comment on column hub.identity_events.records is 'Those that changed hands, as source/entity/id; of who ended, those that were withdrawn';
comment on column hub.identity_events.why is 'decision: people said so, or took back what they said; withdrawn: a record is no more; comparing: what the records say';
comment on column hub.identity_events.decisions is 'hub.match_decisions by which it happened';
create index identity_events_order on hub.identity_events (tenant, event_id);
create index identity_events_customer on hub.identity_events (customer_id, event_id);
create index identity_events_other on hub.identity_events (other_id, event_id) where other_id is not null;
create index identity_events_run on hub.identity_events (run_id);

create view customer_360.customer_ids as
select tenant, customer_id, customer_id as today_id from customer_360.customers
union all
select tenant, customer_id, into_id from hub.customer_redirects
union all
select distinct e.tenant, e.customer_id, null::uuid from hub.identity_events e
where not exists (select from customer_360.customers c where c.customer_id = e.customer_id)
      and not exists (select from hub.customer_redirects r where r.customer_id = e.customer_id);
comment on view customer_360.customer_ids is 'One row an id that a customer has or had: who that is today';
comment on column customer_360.customer_ids.today_id is 'Empty where nobody is: the last record was withdrawn';

create view customer_360.identity_history as
select e.tenant, e.event_id, e.at, e.kind as event, e.customer_id, e.other_id, i.today_id, e.records, e.why, e.decisions,
       e.run_id, r.flow, e.files_version
from hub.identity_events e
join hub.runs r using (run_id)
left join customer_360.customer_ids i using (customer_id);
comment on view customer_360.identity_history is 'One row a merge, split, move or end of a customer, in the order of event_id';
comment on column customer_360.identity_history.today_id is 'Who customer_id is today; empty where nobody is';
