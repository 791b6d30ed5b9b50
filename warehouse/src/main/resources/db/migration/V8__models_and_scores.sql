create table hub.models (
    tenant       text        not null,
    model        text        not null,
    version      integer     not null,
    kind         text        not null,
    role         text        not null check (role in ('champion', 'challenger', 'kept')),
    as_of        date        not null,
    good_until   date        not null,
    seed         bigint      not null,
    data_hash    uuid        not null,
    content_hash uuid        not null,
    declared     text        not null,
    features     text        not null,
    content      bytea       not null,
    card         jsonb       not null,
    trained_at   timestamptz not null,
    primary key (model, version, tenant)
);
comment on table hub.models is 'Models that were learned, each version for ever: as they were declared, what they say, and how well they did';
comment on column hub.models.role is 'champion: what it says counts; challenger: it says it beside the champion; kept: it says nothing';
comment on column hub.models.as_of is 'Nothing that happened later was looked at';
comment on column hub.models.good_until is 'Until when it may serve';
comment on column hub.models.data_hash is 'Of all that was read to learn it: the same data, seed and declaration give the same content';
comment on column hub.models.declared is 'config/scoring/models.yaml as it was';
comment on column hub.models.features is 'config/scoring/features.yaml as it was';
comment on column hub.models.content is 'The model itself as text, deflated';
create unique index models_champion on hub.models (model, tenant) where role = 'champion';
create unique index models_challenger on hub.models (model, tenant) where role = 'challenger';

create table hub.model_changes (
    change_id bigint      generated always as identity primary key,
    tenant    text        not null,
    model     text        not null,
    version   integer,
    was       integer,
    role      text        not null check (role in ('champion', 'challenger')),
    actor     text        not null,
    why       text        not null,
    at        timestamptz not null
);
comment on table hub.model_changes is 'Which version came to serve, who said so and why; for ever';
comment on column hub.model_changes.version is 'Empty where none serves from here on';
comment on column hub.model_changes.was is 'Which served before; empty where none did';
create index model_changes_model on hub.model_changes (model, tenant, change_id);

create table hub.scores (
    tenant      text    not null,
    customer_id uuid    not null,
    model       text    not null,
    role        text    not null check (role in ('champion', 'challenger')),
    version     integer not null,
    score       numeric,
    label       text,
    drivers     jsonb   not null,
    as_of       date    not null,
    stale       text,
    primary key (customer_id, model, role)
);
comment on table hub.scores is 'What models say of customers: the latest of each';
comment on column hub.scores.drivers is 'What made it so, the strongest first: feature, value, effect';
comment on column hub.scores.stale is 'Why it was left as it was when its customer was looked at last; empty where it was not';

create table hub.label_changes (
    change_id   bigint  generated always as identity primary key,
    tenant      text    not null,
    customer_id uuid    not null,
    model       text    not null,
    label       text,
    was         text,
    as_of       date    not null,
    run_id      bigint  not null
);
comment on table hub.label_changes is 'Who went from one label of a model to another, as from segment to segment; in the order of change_id';
create index label_changes_customer on hub.label_changes (customer_id, model, change_id);

create view customer_360.customer_scores as
select tenant, customer_id, model, version, score, label, drivers, as_of, stale
from hub.scores where role = 'champion';
comment on view customer_360.customer_scores is 'One row a customer and model: what the model that serves says';

create view customer_360.label_history as
select tenant, change_id, customer_id, model, was, label, as_of, run_id from hub.label_changes;
comment on view customer_360.label_history is 'One row a customer who came to another label, as to another segment';
