create table hub.match_decisions (
    decision_id   bigint generated always as identity primary key,
    tenant        text        not null,
    source        text        not null,
    entity        text        not null,
    record_id     text        not null,
    other_source  text        not null,
    other_entity  text        not null,
    other_id      text        not null,
    same          boolean     not null,
    decided_at    timestamptz not null,
    decided_by    text        not null,
    note          text        not null,
    odds          real,
    together      boolean,
    sampled       boolean     not null,
    taken_back_at timestamptz,
    taken_back_by text,
    settled       boolean     not null default false
);
comment on table hub.match_decisions is 'What people said of two records, by their keys: it holds whatever becomes of the records, and nothing is deleted';
comment on column hub.match_decisions.same is 'Whether they are about one customer, or about two';
comment on column hub.match_decisions.odds is 'What comparing said of the pair when it was asked, as in match_edges; empty where it was not asked';
comment on column hub.match_decisions.together is 'Whether the hub took them for one customer then';
comment on column hub.match_decisions.sampled is 'Whether the pair was asked because it was drawn at random';
comment on column hub.match_decisions.settled is 'Whether a page has followed it, or its being taken back';
create unique index match_decisions_record on hub.match_decisions
    (record_id, entity, source, other_id, other_entity, other_source, tenant) where taken_back_at is null;
create index match_decisions_other on hub.match_decisions (other_id, other_entity, other_source, tenant) where taken_back_at is null;
create index match_decisions_unsettled on hub.match_decisions (tenant) where not settled;

create table hub.match_reviews (
    review_id bigint generated always as identity primary key,
    record    bigint  not null,
    other     bigint  not null,
    odds      real    not null,
    uncertain boolean not null,
    sampled   boolean not null,
    unique (record, other)
);
comment on table hub.match_reviews is 'Pairs of records that people are asked about, each once, by their arrival; those that were decided are asked no more';
comment on column hub.match_reviews.odds is 'As in match_edges, and negative where the pair is rather two';
comment on column hub.match_reviews.uncertain is 'Asked because comparing does not tell well enough';
comment on column hub.match_reviews.sampled is 'Asked because it was drawn at random of the pairs that are likely one';
create index match_reviews_other on hub.match_reviews (other);
