alter table hub.scores add column offers jsonb;
comment on column hub.scores.offers is 'Products that the model recommends, the best first, each with the purchases that speak for it; empty where it recommends nothing';

create view customer_360.customer_recommendations as
select s.tenant, s.customer_id, s.model, s.version, o.rank, p.product_id, p.source, p.record_id,
       coalesce(p.name, o.offer ->> 'name') as product, p.number, p.category, p.price, p.currency, p.status,
       (o.offer ->> 'score')::numeric as score, (o.offer ->> 'documents')::integer as bought,
       o.offer -> 'because' as because, s.as_of, s.stale
from hub.scores s
cross join lateral jsonb_array_elements(s.offers) with ordinality as o (offer, rank)
left join customer_360.products p on p.product_id = (o.offer ->> 'product')::uuid
where s.role = 'champion' and s.offers is not null;
comment on view customer_360.customer_recommendations is 'One row a customer and product that the model that serves recommends, by rank';
comment on column customer_360.customer_recommendations.bought is 'On how many documents the customer bought it before; 0 for what is new to them';
comment on column customer_360.customer_recommendations.because is 'What the customer bought that speaks most for it, with on how many documents and its part of the score; empty where it is what most buy';
