create table hub.nodes (
    node_id       integer generated always as identity primary key,
    tenant        text        not null,
    name          text        not null,
    version       text        not null,
    application   text        not null,
    serves        boolean     not null default false,
    schedules     text[]      not null default '{}',
    files_version integer,
    started_at    timestamptz not null default clock_timestamp(),
    seen_at       timestamptz not null default clock_timestamp(),
    until         timestamptz not null,
    ended_at      timestamptz
);
comment on table hub.nodes is 'The processes that share the warehouse, by the database''s clock; those that ended are kept for a day';
comment on column hub.nodes.application is 'The application_name of its sessions, by which they are ended when it is given up';
comment on column hub.nodes.schedules is 'What the node runs by the clock';
comment on column hub.nodes.until is 'Unless it is seen again by then, the node is given up';
comment on column hub.nodes.ended_at is 'Since when the node is no more: what it held is free, and it never comes back under this number';
create index nodes_alive on hub.nodes (node_id) where ended_at is null;

create table hub.leases (
    tenant   text        not null,
    name     text        not null,
    holder   integer,
    token    bigint      not null default 1,
    taken_at timestamptz not null default clock_timestamp(),
    purpose  text        not null,
    primary key (name, tenant)
);
comment on table hub.leases is 'What one node alone may hold, as a flow that runs: for as long as the node is alive';
comment on column hub.leases.holder is 'The node; empty where the lease is free';
comment on column hub.leases.token is 'Grows with each taking: a former holder is told by it';

alter table hub.runs add column node_id integer;
comment on column hub.runs.node_id is 'The node that runs it';
create index runs_running on hub.runs (node_id) where status = 'running';

create sequence hub.claims;
alter table hub.outbox add column claim bigint;
comment on column hub.outbox.claimed_by is 'The node that delivers the row now';
comment on column hub.outbox.claim is 'Which claim: only whoever holds this one may settle the row';

create table hub.firings (
    tenant   text        not null,
    schedule text        not null,
    due_at   timestamptz not null,
    fired_at timestamptz not null default clock_timestamp(),
    node     text        not null,
    primary key (due_at, schedule, tenant)
);
comment on table hub.firings is 'Each firing of a schedule once, whatever Quartz does; kept for a week';

create function hub.give_up_nodes(asking integer) returns text[] language plpgsql as $$
declare
    gone  integer[];
    names text[];
begin
    with sessions as materialized (
        select l.objid from pg_locks l
        where l.locktype = 'advisory' and l.classid = 4740418 and l.objsubid = 2 and l.granted
              and l.database = (select oid from pg_database where datname = current_database()))
    select array_agg(n.node_id) into gone from hub.nodes n
    where n.ended_at is null and n.node_id <> asking
          and (n.until <= clock_timestamp() or n.node_id::oid not in (select objid from sessions));
    if gone is null then
        return '{}';
    end if;
    perform pg_terminate_backend(a.pid) from pg_stat_activity a
    where a.datname = current_database() and a.usename = current_user
          and a.application_name in (select n.application from hub.nodes n where n.node_id = any(gone))
          and a.application_name <> current_setting('application_name');
    perform from hub.nodes n where n.node_id = any(gone) order by n.node_id for update;
    with ended as (
        update hub.nodes n set ended_at = clock_timestamp() where n.node_id = any(gone) and n.ended_at is null
        returning n.name)
    select coalesce(array_agg(ended.name), '{}') into names from ended;
    insert into hub.requests (tenant, flow, reason, requested_at)
    select r.tenant, r.flow, 'taken over', clock_timestamp() from hub.runs r
    join hub.leases l on l.tenant = r.tenant and l.name = 'flow:' || r.flow and l.holder = r.node_id
    where r.node_id = any(gone) and r.status = 'running' and r.reason <> 'command'
    on conflict (tenant, flow) do nothing;
    update hub.runs r set status = 'interrupted', ended_at = clock_timestamp(),
           error = 'its node ' || n.name || ' was not heard of any more; the next run goes on where this one stopped'
    from hub.nodes n
    where r.node_id = any(gone) and r.status = 'running' and n.node_id = r.node_id;
    update hub.leases l set holder = null where l.holder = any(gone);
    return names;
end $$;
comment on function hub.give_up_nodes is 'Ends the nodes that are silent for too long or whose own session is gone: their sessions are closed, so that what they lock is free, their runs are ended, and others take up what a command did not ask for';

-- Quartz's own tables for PostgreSQL (Apache License 2.0), in this schema; only Quartz reads and writes them.
create table hub.qrtz_job_details (
    sched_name        varchar(120) not null,
    job_name          varchar(200) not null,
    job_group         varchar(200) not null,
    description       varchar(250) null,
    job_class_name    varchar(250) not null,
    is_durable        bool         not null,
    is_nonconcurrent  bool         not null,
    is_update_data    bool         not null,
    requests_recovery bool         not null,
    job_data          bytea        null,
    primary key (sched_name, job_name, job_group)
);

create table hub.qrtz_triggers (
    sched_name     varchar(120) not null,
    trigger_name   varchar(200) not null,
    trigger_group  varchar(200) not null,
    job_name       varchar(200) not null,
    job_group      varchar(200) not null,
    description    varchar(250) null,
    next_fire_time bigint       null,
    prev_fire_time bigint       null,
    priority       integer      null,
    trigger_state  varchar(16)  not null,
    trigger_type   varchar(8)   not null,
    start_time     bigint       not null,
    end_time       bigint       null,
    calendar_name  varchar(200) null,
    misfire_instr  smallint     null,
    job_data       bytea        null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, job_name, job_group)
        references hub.qrtz_job_details (sched_name, job_name, job_group)
);

create table hub.qrtz_simple_triggers (
    sched_name      varchar(120) not null,
    trigger_name    varchar(200) not null,
    trigger_group   varchar(200) not null,
    repeat_count    bigint       not null,
    repeat_interval bigint       not null,
    times_triggered bigint       not null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group)
        references hub.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table hub.qrtz_cron_triggers (
    sched_name      varchar(120) not null,
    trigger_name    varchar(200) not null,
    trigger_group   varchar(200) not null,
    cron_expression varchar(120) not null,
    time_zone_id    varchar(80),
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group)
        references hub.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table hub.qrtz_simprop_triggers (
    sched_name    varchar(120)   not null,
    trigger_name  varchar(200)   not null,
    trigger_group varchar(200)   not null,
    str_prop_1    varchar(512)   null,
    str_prop_2    varchar(512)   null,
    str_prop_3    varchar(512)   null,
    int_prop_1    int            null,
    int_prop_2    int            null,
    long_prop_1   bigint         null,
    long_prop_2   bigint         null,
    dec_prop_1    numeric(13, 4) null,
    dec_prop_2    numeric(13, 4) null,
    bool_prop_1   bool           null,
    bool_prop_2   bool           null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group)
        references hub.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table hub.qrtz_blob_triggers (
    sched_name    varchar(120) not null,
    trigger_name  varchar(200) not null,
    trigger_group varchar(200) not null,
    blob_data     bytea        null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group)
        references hub.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table hub.qrtz_calendars (
    sched_name    varchar(120) not null,
    calendar_name varchar(200) not null,
    calendar      bytea        not null,
    primary key (sched_name, calendar_name)
);

create table hub.qrtz_paused_trigger_grps (
    sched_name    varchar(120) not null,
    trigger_group varchar(200) not null,
    primary key (sched_name, trigger_group)
);

create table hub.qrtz_fired_triggers (
    sched_name        varchar(120) not null,
    entry_id          varchar(95)  not null,
    trigger_name      varchar(200) not null,
    trigger_group     varchar(200) not null,
    instance_name     varchar(200) not null,
    fired_time        bigint       not null,
    sched_time        bigint       not null,
    priority          integer      not null,
    state             varchar(16)  not null,
    job_name          varchar(200) null,
    job_group         varchar(200) null,
    is_nonconcurrent  bool         null,
    requests_recovery bool         null,
    primary key (sched_name, entry_id)
);

create table hub.qrtz_scheduler_state (
    sched_name        varchar(120) not null,
    instance_name     varchar(200) not null,
    last_checkin_time bigint       not null,
    checkin_interval  bigint       not null,
    primary key (sched_name, instance_name)
);

create table hub.qrtz_locks (
    sched_name varchar(120) not null,
    lock_name  varchar(40)  not null,
    primary key (sched_name, lock_name)
);

create index qrtz_j_req_recovery on hub.qrtz_job_details (sched_name, requests_recovery);
create index qrtz_j_grp on hub.qrtz_job_details (sched_name, job_group);

create index qrtz_t_j on hub.qrtz_triggers (sched_name, job_name, job_group);
create index qrtz_t_jg on hub.qrtz_triggers (sched_name, job_group);
create index qrtz_t_c on hub.qrtz_triggers (sched_name, calendar_name);
create index qrtz_t_g on hub.qrtz_triggers (sched_name, trigger_group);
create index qrtz_t_state on hub.qrtz_triggers (sched_name, trigger_state);
create index qrtz_t_n_state on hub.qrtz_triggers (sched_name, trigger_name, trigger_group, trigger_state);
create index qrtz_t_n_g_state on hub.qrtz_triggers (sched_name, trigger_group, trigger_state);
create index qrtz_t_next_fire_time on hub.qrtz_triggers (sched_name, next_fire_time);
create index qrtz_t_nft_st on hub.qrtz_triggers (sched_name, trigger_state, next_fire_time);
create index qrtz_t_nft_misfire on hub.qrtz_triggers (sched_name, misfire_instr, next_fire_time);
create index qrtz_t_nft_st_misfire on hub.qrtz_triggers (sched_name, misfire_instr, next_fire_time, trigger_state);
create index qrtz_t_nft_st_misfire_grp on hub.qrtz_triggers (sched_name, misfire_instr, next_fire_time, trigger_group, trigger_state);

create index qrtz_ft_trig_inst_name on hub.qrtz_fired_triggers (sched_name, instance_name);
create index qrtz_ft_inst_job_req_rcvry on hub.qrtz_fired_triggers (sched_name, instance_name, requests_recovery);
create index qrtz_ft_j_g on hub.qrtz_fired_triggers (sched_name, job_name, job_group);
create index qrtz_ft_jg on hub.qrtz_fired_triggers (sched_name, job_group);
create index qrtz_ft_t_g on hub.qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
create index qrtz_ft_tg on hub.qrtz_fired_triggers (sched_name, trigger_group);
