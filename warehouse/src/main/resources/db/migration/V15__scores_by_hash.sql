-- Whether a score is news is told by its hash: what is said of a page's customers is not read again to compare it.
alter table hub.scores add column content_hash uuid;
comment on column hub.scores.content_hash is 'The first half of the SHA-256 of version, score, label, drivers and as_of; empty of what was written before it was kept';
