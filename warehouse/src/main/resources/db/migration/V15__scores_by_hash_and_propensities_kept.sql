-- Whether a score is news is told by its hash: what models that are asked said before is not read again to compare it.
alter table hub.scores add column content_hash uuid;
comment on column hub.scores.content_hash is 'The first half of the SHA-256 of version, score, label, drivers, offers and as_of; empty of what was written before it was kept';

-- What was said with which chance is kept with who came to it: without that nothing can be learned from what was drawn.
alter table hub.label_changes add column score numeric;
comment on column hub.label_changes.score is 'What the model said beside the label, as the propensity of a decision; empty where it said nothing, and of older changes';
create or replace view customer_360.label_history as
select tenant, change_id, customer_id, model, was, label, as_of, run_id, score from hub.label_changes;

comment on column hub.model_changes.version is 'Which serves since';
