alter table hub.match_reviews add column asked_at timestamptz not null default now();
comment on column hub.match_reviews.asked_at is 'Since when the pair is asked about as its records are; of those that waited before this was kept, since then';

alter table hub.match_decisions add column said_with bigint;
comment on column hub.match_decisions.said_with is 'The first of the decisions that were said with it of a whole group; empty for that first one, and where it was said alone';
