drop table hub.identity_keys;

-- Who was found by keys is found by comparing once their records have been through the stages again.
insert into hub.requests (tenant, flow, reason, requested_at)
select distinct tenant, 'replay', 'upgrade', now() from hub.customer_records
where not exists (select from hub.match_keys)
on conflict (tenant, flow) do nothing;
