alter table customer_360.customers
    add column household    text collate "C",
    add column organisation_key text collate "C",
    add column mail_company text collate "C";
comment on column customer_360.customers.household is 'Where a person lives, in one form: whoever has the same lives there too, unless too many do';
comment on column customer_360.customers.organisation_key is 'The organisation, or the one a person works for, in one form of its name';
comment on column customer_360.customers.mail_company is 'The domain of its e-mail addresses';
create index customers_household on customer_360.customers (household, tenant) where household is not null;
create index customers_organisation on customer_360.customers (organisation_key, kind, tenant) where organisation_key is not null;
create index customers_mail_company on customer_360.customers (mail_company, kind, tenant) where mail_company is not null;

alter table hub.customer_records
    add column works_for          text,
    add column works_for_entity   text,
    add column referred_by        text,
    add column referred_by_entity text;
comment on column hub.customer_records.works_for is 'The record of the same source, of the kind works_for_entity, for whom this one''s customer works; nobody may be known by it';
comment on column hub.customer_records.referred_by is 'The same for who brought the customer';
create index customer_records_works_for on hub.customer_records (works_for, works_for_entity, source, tenant) where works_for is not null;
create index customer_records_referred_by on hub.customer_records (referred_by, referred_by_entity, source, tenant) where referred_by is not null;

create table hub.relationship_limits (
    tenant       text    not null primary key,
    household    integer not null,
    organisation integer not null
);
comment on table hub.relationship_limits is 'How many persons may share a key of customers before it tells nothing, as config/relationships.yaml last said';

-- Each arm can be reached from customer_id by keys alone, so a condition on it is all that one customer costs.
create view customer_360.relationships as
select tenant, customer_id, kind, other_id, array_agg(distinct because order by because) as because
from (
    select c.tenant, c.customer_id, 'same household' as kind, o.customer_id as other_id, 'address' as because
    from customer_360.customers c
    join hub.relationship_limits l on l.tenant = c.tenant
    join customer_360.customers o on o.household = c.household and o.tenant = c.tenant and o.customer_id <> c.customer_id
    where (select count(*) from (
               select from customer_360.customers n where n.household = c.household and n.tenant = c.tenant
               limit l.household + 1) at_address) <= l.household
          -- Who shares an office is no household.
          and coalesce(o.organisation_key <> c.organisation_key, true) and coalesce(o.mail_company <> c.mail_company, true)
          and not exists (
               select from hub.customer_records a
               join hub.customer_records b on b.works_for = a.works_for and b.works_for_entity = a.works_for_entity
                    and b.source = a.source and b.tenant = a.tenant
               where a.customer_id = c.customer_id and b.customer_id = o.customer_id)
    union all
    select c.tenant, c.customer_id, 'same organisation', o.customer_id, 'organisation'
    from customer_360.customers c
    join hub.relationship_limits l on l.tenant = c.tenant
    join customer_360.customers o on o.organisation_key = c.organisation_key and o.kind = 'person' and o.tenant = c.tenant
         and o.customer_id <> c.customer_id
    where c.kind = 'person' and (select count(*) from (
               select from customer_360.customers n
               where n.organisation_key = c.organisation_key and n.kind = 'person' and n.tenant = c.tenant
               limit l.organisation + 1) of_organisation) <= l.organisation
    union all
    select c.tenant, c.customer_id, 'same organisation', o.customer_id, 'email'
    from customer_360.customers c
    join hub.relationship_limits l on l.tenant = c.tenant
    join customer_360.customers o on o.mail_company = c.mail_company and o.kind = 'person' and o.tenant = c.tenant
         and o.customer_id <> c.customer_id
    where c.kind = 'person' and (select count(*) from (
               select from customer_360.customers n
               where n.mail_company = c.mail_company and n.kind = 'person' and n.tenant = c.tenant
               limit l.organisation + 1) of_company) <= l.organisation
    union all
    select c.tenant, c.customer_id, case c.kind when 'person' then 'works for' else 'employs' end, o.customer_id, 'organisation'
    from customer_360.customers c
    join hub.relationship_limits l on l.tenant = c.tenant
    join customer_360.customers o on o.organisation_key = c.organisation_key and o.tenant = c.tenant
         and o.kind = case c.kind when 'person' then 'organisation' else 'person' end
    where c.kind in ('person', 'organisation') and (select count(*) from (
               select from customer_360.customers n
               where n.organisation_key = c.organisation_key and n.kind = 'organisation' and n.tenant = c.tenant
               limit l.organisation + 1) of_name) <= l.organisation
    union all
    select c.tenant, c.customer_id, case c.kind when 'person' then 'works for' else 'employs' end, o.customer_id, 'email'
    from customer_360.customers c
    join hub.relationship_limits l on l.tenant = c.tenant
    join customer_360.customers o on o.mail_company = c.mail_company and o.tenant = c.tenant
         and o.kind = case c.kind when 'person' then 'organisation' else 'person' end
    where c.kind in ('person', 'organisation') and (select count(*) from (
               select from customer_360.customers n
               where n.mail_company = c.mail_company and n.kind = 'person' and n.tenant = c.tenant
               limit l.organisation + 1) of_company) <= l.organisation
    union all
    select r.tenant, r.customer_id, 'works for', o.customer_id, 'declared by ' || r.source || '/' || r.entity || '/' || r.record_id
    from hub.customer_records r
    join hub.customer_records o on o.record_id = r.works_for and o.entity = r.works_for_entity and o.source = r.source
         and o.tenant = r.tenant and o.customer_id <> r.customer_id
    union all
    select o.tenant, o.customer_id, 'employs', r.customer_id, 'declared by ' || r.source || '/' || r.entity || '/' || r.record_id
    from hub.customer_records o
    join hub.customer_records r on r.works_for = o.record_id and r.works_for_entity = o.entity and r.source = o.source
         and r.tenant = o.tenant and r.customer_id <> o.customer_id
    union all
    select a.tenant, a.customer_id, 'same organisation', b.customer_id, 'declared by ' || a.source || '/' || a.entity || '/' || a.record_id
    from hub.customer_records a
    join hub.relationship_limits l on l.tenant = a.tenant
    join hub.customer_records ao on ao.record_id = a.works_for and ao.entity = a.works_for_entity and ao.source = a.source
         and ao.tenant = a.tenant and ao.customer_id <> a.customer_id
    join hub.customer_records bo on bo.customer_id = ao.customer_id
    join hub.customer_records b on b.works_for = bo.record_id and b.works_for_entity = bo.entity and b.source = bo.source
         and b.tenant = bo.tenant and b.customer_id <> a.customer_id and b.customer_id <> ao.customer_id
    where (select count(*) from (
               select from hub.customer_records m
               join hub.customer_records n on n.works_for = m.record_id and n.works_for_entity = m.entity and n.source = m.source
                    and n.tenant = m.tenant
               where m.customer_id = ao.customer_id
               limit l.organisation + 1) of_organisation) <= l.organisation
    union all
    select r.tenant, r.customer_id, 'referred by', o.customer_id, 'declared by ' || r.source || '/' || r.entity || '/' || r.record_id
    from hub.customer_records r
    join hub.customer_records o on o.record_id = r.referred_by and o.entity = r.referred_by_entity and o.source = r.source
         and o.tenant = r.tenant and o.customer_id <> r.customer_id
    union all
    select o.tenant, o.customer_id, 'referred', r.customer_id, 'declared by ' || r.source || '/' || r.entity || '/' || r.record_id
    from hub.customer_records o
    join hub.customer_records r on r.referred_by = o.record_id and r.referred_by_entity = o.entity and r.source = o.source
         and r.tenant = o.tenant and r.customer_id <> o.customer_id
) r
group by tenant, customer_id, kind, other_id;
comment on view customer_360.relationships is 'Who has to do with whom, and because of what: each from both sides, and nobody with themselves';

-- Who is known already gets keys, and the records they declare, once theirs have been through the stages again.
insert into hub.requests (tenant, flow, reason, requested_at)
select distinct tenant, 'replay', 'upgrade', now() from hub.customer_records
on conflict (tenant, flow) do nothing;
