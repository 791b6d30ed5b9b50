-- customer_360 is for readers: what is known of customers. hub is the hub's own memory.
-- Keys begin with what tells rows apart best: on a table without statistics the planner would else take a key's first
-- columns (tenant, source) for selective, and read them all once a row.
create schema if not exists customer_360;
create schema if not exists hub;

-- ---------------------------------------------------------------- customer_360

create table customer_360.customers (
    tenant            text        not null,
    customer_id       uuid        not null,
    kind              text,
    name              text,
    given_name        text,
    family_name       text,
    organisation      text,
    email             text,
    phone             text,
    tax_id            text,
    birth_date        text,
    address           text,
    town              text,
    parish            text,
    postal_code       text,
    country           text,
    currency          text,
    website           text,
    status            text,
    notes             text,
    records           integer     not null,
    changed_at        timestamptz not null,
    recency_days      integer,
    frequency         integer,
    monetary          numeric,
    monetary_currency text,
    recency_grade     smallint,
    frequency_grade   smallint,
    monetary_grade    smallint,
    segment           text,
    scored_as_of      date,
    lineage           jsonb       not null,
    files_version     integer     not null,
    primary key (customer_id)
);
comment on table customer_360.customers is 'One row a customer: the value of each field that survivorship chose, and how they stand';
comment on column customer_360.customers.records is 'How many records of sources this customer is the union of';
comment on column customer_360.customers.changed_at is 'Latest change of any of those records as their sources tell it; 1970 where none does';
comment on column customer_360.customers.monetary is 'Sum of transaction totals in monetary_currency, exactly as the sources give them';
comment on column customer_360.customers.lineage is 'For each field: the record it came from, when that changed, and the rule that chose it';
comment on column customer_360.customers.files_version is 'hub.file_versions: the declared files by which values were chosen, scored and told to sinks';
create index customers_email on customer_360.customers (tenant, email);
create index customers_segment on customer_360.customers (tenant, segment);

create table customer_360.transactions (
    tenant          text        not null,
    transaction_id  uuid        not null,
    source          text        not null,
    entity          text        not null,
    record_id       text        not null,
    customer_id     uuid,
    customer_entity text,
    customer_record text,
    kind            text        not null,
    number          text,
    transacted_on   date        not null,
    currency        text        not null,
    total           numeric     not null,
    lines           integer     not null,
    changed_at      timestamptz not null,
    primary key (transaction_id)
);
comment on table customer_360.transactions is 'Invoices, receipts, credits, refunds, payments, adjustments; customer_id is empty for what belongs to nobody';
comment on column customer_360.transactions.customer_record is 'The source''s id of the customer, kept so that a customer who arrives later finds their transactions';
comment on column customer_360.transactions.total is 'Exactly as the source gives it, in currency; credits and refunds are negative';
create index transactions_customer on customer_360.transactions (customer_id) where customer_id is not null;
create index transactions_waiting on customer_360.transactions (customer_record, customer_entity, source, tenant) where customer_id is null;

-- No foreign key: lines are written with their transaction in one database transaction, and the check would cost a third of the rate.
create table customer_360.transaction_lines (
    transaction_id uuid    not null,
    line           integer not null,
    item           text,
    description    text,
    quantity       numeric,
    unit_price     numeric,
    amount         numeric not null,
    primary key (transaction_id, line)
);

create table customer_360.customer_interactions (
    tenant          text        not null,
    interaction_id  uuid        not null,
    source          text        not null,
    entity          text        not null,
    record_id       text        not null,
    customer_id     uuid,
    customer_entity text,
    customer_record text,
    kind            text        not null,
    channel         text,
    direction       text,
    subject         text,
    text            text,
    occurred_at     timestamptz not null,
    changed_at      timestamptz not null,
    primary key (interaction_id)
);
comment on table customer_360.customer_interactions is 'Visits, mails, calls, messages, posts and comments; customer_id is empty while nobody is known by customer_record';
create index interactions_customer on customer_360.customer_interactions (customer_id, occurred_at) where customer_id is not null;
create index interactions_waiting on customer_360.customer_interactions (customer_record, customer_entity, source, tenant) where customer_id is null;

create table customer_360.opportunities (
    tenant          text        not null,
    opportunity_id  uuid        not null,
    source          text        not null,
    entity          text        not null,
    record_id       text        not null,
    customer_id     uuid,
    customer_entity text,
    customer_record text,
    name            text        not null,
    stage           text,
    amount          numeric,
    currency        text,
    probability     numeric,
    closes_on       date,
    status          text        not null,
    changed_at      timestamptz not null,
    primary key (opportunity_id)
);
comment on table customer_360.opportunities is 'Sales that may come, are won or lost; customer_id is empty while nobody is known by customer_record';
comment on column customer_360.opportunities.probability is 'From 0 to 1, as the source estimates it';
create index opportunities_customer on customer_360.opportunities (customer_id) where customer_id is not null;
create index opportunities_waiting on customer_360.opportunities (customer_record, customer_entity, source, tenant) where customer_id is null;

create table customer_360.social_media_profiles (
    tenant          text        not null,
    profile_id      uuid        not null,
    source          text        not null,
    entity          text        not null,
    record_id       text        not null,
    customer_id     uuid,
    customer_entity text,
    customer_record text,
    network         text        not null,
    handle          text        not null,
    url             text,
    followers       bigint,
    changed_at      timestamptz not null,
    primary key (profile_id)
);
create index social_media_customer on customer_360.social_media_profiles (customer_id) where customer_id is not null;
create index social_media_waiting on customer_360.social_media_profiles (customer_record, customer_entity, source, tenant) where customer_id is null;

create table customer_360.marketing_campaigns (
    tenant      text        not null,
    campaign_id uuid        not null,
    source      text        not null,
    entity      text        not null,
    record_id   text        not null,
    name        text        not null,
    channel     text,
    starts_on   date,
    ends_on     date,
    budget      numeric,
    currency    text,
    status      text,
    changed_at  timestamptz not null,
    primary key (campaign_id)
);

create table customer_360.products (
    tenant      text        not null,
    product_id  uuid        not null,
    source      text        not null,
    entity      text        not null,
    record_id   text        not null,
    name        text        not null,
    number      text,
    category    text,
    description text,
    price       numeric,
    currency    text,
    status      text,
    changed_at  timestamptz not null,
    primary key (product_id)
);
comment on table customer_360.products is 'What we sell; transaction_lines.item of the same source is the record_id of one';
create index products_record on customer_360.products (record_id, source, tenant);

-- ------------------------------------------------------------------------- hub

create table hub.runs (
    run_id      bigint generated always as identity primary key,
    tenant      text        not null,
    flow        text        not null,
    reason      text        not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    status      text        not null check (status in ('running', 'complete', 'failed', 'deferred', 'interrupted')),
    pages       integer     not null default 0,
    read        bigint      not null default 0,
    unchanged   bigint      not null default 0,
    accepted    bigint      not null default 0,
    quarantined bigint      not null default 0,
    error       text
);
comment on table hub.runs is 'One row a run of a flow, with its ledger: read = unchanged + accepted + quarantined';
create index runs_flow on hub.runs (tenant, flow, run_id desc);

create table hub.run_sinks (
    run_id    bigint  not null references hub.runs,
    sink      text    not null,
    planned   bigint  not null default 0,
    unchanged bigint  not null default 0,
    written   bigint  not null default 0,
    failed    bigint  not null default 0,
    changed   bigint  not null default 0,
    held      bigint,
    primary key (run_id, sink)
);
comment on column hub.run_sinks.changed is 'Customers of whom the run would have the sink give up a value it holds, or the whole record';
comment on column hub.run_sinks.held is 'How many customers the sink held when the run first changed any of them';
comment on table hub.run_sinks is 'A run''s ledger for a sink: planned = written + unchanged + failed + pending, pending being the run''s rows in hub.outbox';

create table hub.cursors (
    tenant     text        not null,
    flow       text        not null,
    cursor     text        not null,
    complete   boolean     not null,
    not_before timestamptz,
    updated_at timestamptz not null,
    primary key (tenant, flow)
);
comment on column hub.cursors.complete is 'Whether the run that left this cursor read to the end';
comment on column hub.cursors.not_before is 'The source asked not to be called before';

create table hub.requests (
    tenant       text        not null,
    flow         text        not null,
    reason       text        not null,
    requested_at timestamptz not null,
    primary key (tenant, flow)
);
comment on table hub.requests is 'Flows that a webhook or an event asked for: stored before the webhook is answered, removed when the run begins';

create table hub.stream_positions (
    tenant      text        not null,
    stream      text        not null,
    position    bigint      not null,
    kept_at     timestamptz not null,
    primary key (tenant, stream)
);
comment on table hub.stream_positions is 'Where a system''s stream of events goes on: kept together with the flows that the event asked for';
comment on column hub.stream_positions.position is 'The system''s own id of the last event, as Salesforce''s replay id';

create table hub.webhook_calls (
    tenant      text        not null,
    webhook     text        not null,
    fingerprint text        not null,
    received_at timestamptz not null,
    forget_at   timestamptz not null,
    primary key (fingerprint, webhook, tenant)
);
comment on table hub.webhook_calls is 'Genuine calls of webhooks, remembered so that a repeated one asks for nothing';
comment on column hub.webhook_calls.fingerprint is 'SHA-256 of the system''s id of the call, or of signature and body';
create index webhook_calls_forget on hub.webhook_calls (forget_at);

create table hub.file_contents (
    tenant        text        not null,
    file          text        not null,
    content_hash  uuid        not null,
    content       bytea       not null,
    first_used_at timestamptz not null,
    primary key (content_hash, file, tenant)
);
alter table hub.file_contents alter column content set storage external;
comment on table hub.file_contents is 'Declared files (mappings, rules) as they were whenever a hub used them: each content once';
comment on column hub.file_contents.content is 'Deflated by the hub, as raw_records.payload is';

create table hub.file_versions (
    tenant        text        not null,
    version       integer     not null,
    content_hash  uuid        not null,
    files         jsonb       not null,
    first_used_at timestamptz not null,
    primary key (version, tenant),
    unique (content_hash, tenant)
);
comment on table hub.file_versions is 'The declared files that were in use together: one number for all of them is kept with each record and profile';
comment on column hub.file_versions.content_hash is 'The first half of the SHA-256 of files';
comment on column hub.file_versions.files is 'For each file the content_hash of its content';

create table hub.files_in_use (
    tenant  text        not null,
    version integer     not null,
    since   timestamptz not null,
    refused text[]      not null,
    primary key (tenant)
);
comment on table hub.files_in_use is 'By which files the hub that serves decides, and what is wrong with an edit that it has refused';

create table hub.raw_records (
    tenant       text        not null,
    source       text        not null,
    entity       text        not null,
    record_id    text        not null,
    content_hash uuid        not null,
    deleted      boolean     not null,
    payload      bytea       not null,
    run_id       bigint      not null,
    received_at  timestamptz not null,
    primary key (record_id, entity, source, tenant)
);
comment on column hub.raw_records.content_hash is 'The first half of the payload''s SHA-256: tells whether a record has changed';
alter table hub.raw_records alter column payload set storage external;
comment on column hub.raw_records.payload is 'The source''s own bytes, deflated by the hub: PostgreSQL''s own compression costs a page five times that';
comment on column hub.raw_records.run_id is 'The run that brought this version';

create table hub.customer_records (
    tenant      text        not null,
    source      text        not null,
    entity      text        not null,
    record_id   text        not null,
    customer_id uuid        not null,
    facts       jsonb       not null,
    changed_at  timestamptz not null,
    since       jsonb       not null default '{}',
    returned    boolean     not null default false,
    notes       jsonb       not null,
    evidence    text[]      not null,
    arrival     bigint      generated always as identity,
    run_id      bigint      not null,
    files_version integer   not null,
    primary key (record_id, entity, source, tenant)
);
comment on table hub.customer_records is 'Accepted records in our words, and the customer each is about';
comment on column hub.customer_records.since is 'For values that came back as a sink was told them, since when they stand: our own writing made the record change';
comment on column hub.customer_records.returned is 'There because a sink wrote it: facts are what others changed in it, and nobody is a customer because of it';
comment on column hub.customer_records.evidence is 'The kinds of keys by which the record was recognised; none for a customer''s first record';
comment on column hub.customer_records.arrival is 'The order in which records first came: of customers that turn out to be one, the one with the oldest record stays';
comment on column hub.customer_records.files_version is 'hub.file_versions: the declared files by which the record was translated, judged and given its keys';
create index customer_records_customer on hub.customer_records (customer_id);
create unique index customer_records_arrival on hub.customer_records (arrival);

create table hub.match_keys (
    key    bigint not null,
    record bigint not null,
    primary key (key, record)
);
comment on table hub.match_keys is 'By which hashed keys records are found to be compared, where pages are resolved by comparisons';
comment on column hub.match_keys.record is 'The arrival of a record; 0 where too many share the key: then they are found by finer ones';

create table hub.match_edges (
    record bigint not null,
    other  bigint not null,
    odds   real   not null,
    primary key (record, other)
);
comment on table hub.match_edges is 'Records that are likely to be about one customer, each pair both ways';
comment on column hub.match_edges.odds is 'The logarithm of the odds to base 2: 0 is one to one';
create index match_edges_other on hub.match_edges (other);

create table hub.identity_keys (
    tenant      text not null,
    kind        text not null,
    value       text not null,
    source      text not null,
    entity      text not null,
    record_id   text not null,
    customer_id uuid not null,
    primary key (value, kind, record_id, entity, source, tenant)
);
create index identity_keys_record on hub.identity_keys (record_id, entity, source, tenant);
create index identity_keys_customer on hub.identity_keys (customer_id);

create table hub.customer_redirects (
    tenant      text        not null,
    customer_id uuid        not null primary key,
    into_id     uuid        not null,
    run_id      bigint      not null,
    merged_at   timestamptz not null
);
comment on table hub.customer_redirects is 'Customers that turned out to be others';
create index customer_redirects_into on hub.customer_redirects (into_id);

create table hub.quarantine (
    tenant           text        not null,
    source           text        not null,
    entity           text        not null,
    record_id        text        not null,
    problems         jsonb       not null,
    run_id           bigint      not null,
    quarantined_at   timestamptz not null,
    release_asked_at timestamptz,
    primary key (record_id, entity, source, tenant)
);
comment on table hub.quarantine is 'Records that wait for a person; their payload is in hub.raw_records';
comment on column hub.quarantine.release_asked_at is 'When a person had it released: the flow quarantine takes it in, and a run that is cut off leaves it asked for';
create index quarantine_asked on hub.quarantine (tenant, source, entity, record_id) where release_asked_at is not null;

create table hub.repairs (
    tenant    text        not null,
    source    text        not null,
    entity    text        not null,
    record_id text        not null,
    of_hash   uuid        not null,
    payload   bytea       not null,
    by        text        not null,
    at        timestamptz not null,
    primary key (record_id, entity, source, tenant)
);
comment on table hub.repairs is 'Records as a person corrected them: translated in place of the version with of_hash, and of that version alone';
comment on column hub.repairs.of_hash is 'The content hash of the version that was corrected; one that differs stands on its own';
comment on column hub.repairs.payload is 'The corrected record, deflated as in hub.raw_records';

create table hub.sink_records (
    tenant       text        not null,
    sink         text        not null,
    customer_id  uuid        not null,
    vendor_id    text        not null,
    fields       jsonb       not null,
    theirs       jsonb,
    delivered_at timestamptz not null,
    primary key (customer_id, sink)
);
comment on table hub.sink_records is 'What each sink is known to hold of a customer';
comment on column hub.sink_records.fields is 'As the sink was told, and as others changed it where that has come back';
comment on column hub.sink_records.theirs is 'The fields that others changed since they were told, each with when';
create index sink_records_vendor on hub.sink_records (vendor_id);

create table hub.outbox (
    tenant        text        not null,
    sink          text        not null,
    customer_id   uuid        not null,
    operation     text        not null check (operation in ('UPSERT', 'RETIRE')),
    fields        jsonb       not null,
    version       integer     not null default 1,
    run_id        bigint      not null,
    state         text        not null default 'pending' check (state in ('pending', 'failed')),
    attempts      integer     not null default 0,
    not_before    timestamptz not null,
    claimed_until timestamptz,
    claimed_by    integer,
    last_error    text,
    failed_at     timestamptz,
    together      integer,
    created_at    timestamptz not null,
    primary key (customer_id, sink)
);
comment on column hub.outbox.failed_at is 'When the last call failed that carried the row';
comment on column hub.outbox.together is 'With how many others at the most the row is sent: less and less while its calls fail and others do not, until the row that is the cause stands alone';
comment on table hub.outbox is 'What a sink is still to be told: at most one row a customer and sink, later changes join the row that waits';
comment on column hub.outbox.claimed_by is 'The process that delivers the row now: it holds an advisory lock of this number as long as it lives';
create index outbox_due on hub.outbox (sink, not_before) where state = 'pending';
create index outbox_run on hub.outbox (run_id);

create table hub.delivery_attempts (
    tenant      text        not null,
    sink        text        not null,
    customer_id uuid        not null,
    at          timestamptz not null,
    operation   text        not null,
    outcome     text        not null check (outcome in ('written', 'refused', 'unanswered', 'failed')),
    vendor_id   text,
    request     text,
    words       text
);
comment on table hub.delivery_attempts is 'Every attempt to tell a sink of a customer and what came of it, for hub.attempts-kept';
comment on column hub.delivery_attempts.request is 'The sink''s own id of the call, by which its support finds it';
comment on column hub.delivery_attempts.words is 'The sink''s, or why the call failed';
create index delivery_attempts_customer on hub.delivery_attempts (customer_id, at);
create index delivery_attempts_at on hub.delivery_attempts using brin (at);

create table hub.sink_stops (
    tenant     text        not null,
    sink       text        not null,
    kind       text        not null check (kind in ('paused', 'guarded')),
    reason     text        not null,
    run_id     bigint,
    stopped_at timestamptz not null,
    stopped_by text        not null,
    primary key (sink, tenant)
);
comment on table hub.sink_stops is 'Sinks that are told nothing until a person says so; what they are to be told waits in hub.outbox';

create table hub.tokens (
    tenant     text        not null,
    account    text        not null,
    sealed     bytea       not null,
    updated_at timestamptz not null,
    primary key (tenant, account)
);
comment on column hub.tokens.sealed is 'AES-256-GCM under a key derived from the hub''s key';

create table hub.audit (
    audit_id bigint generated always as identity primary key,
    tenant   text        not null,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    detail   jsonb       not null
);
comment on table hub.audit is 'Who did what to what, without the values of anybody';
create index audit_subject on hub.audit (subject, tenant);

create table hub.calls (
    tenant   text        not null,
    account  text        not null,
    period   text        not null,
    begun_at timestamptz not null,
    calls    bigint      not null,
    primary key (account, period, tenant)
);
create table hub.rests (
    tenant  text        not null,
    account text        not null,
    until   timestamptz not null,
    primary key (account, tenant)
);
comment on table hub.rests is 'Systems that failed again and again and are left alone until then';
comment on table hub.calls is 'Calls of accounts in the period that runs: what all nodes have used of the declared limits';
