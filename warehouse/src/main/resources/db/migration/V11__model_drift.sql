create table hub.model_drift (
    tenant         text        not null,
    model          text        not null,
    version        integer     not null,
    as_of          date        not null,
    part           text        not null check (part in ('score', 'feature')),
    name           text        not null,
    stability      numeric     not null,
    by_chance      numeric     not null,
    degree         text        not null check (degree in ('none', 'some', 'much')),
    learned_as_of  date        not null,
    customers_then integer     not null,
    customers_now  integer     not null,
    measured_at    timestamptz not null,
    primary key (model, version, as_of, part, name, tenant)
);
comment on table hub.model_drift is 'How those whom a model is about have changed from the day it was learned as of until as_of, as hub score drift --keep measured it';
comment on column hub.model_drift.name is 'The feature; of what the model says, score';
comment on column hub.model_drift.stability is 'The population stability index';
comment on column hub.model_drift.by_chance is 'What the index does not come to in 99 of 100 cases where nothing has changed';
comment on column hub.model_drift.degree is 'none where it is no more than chance does';
