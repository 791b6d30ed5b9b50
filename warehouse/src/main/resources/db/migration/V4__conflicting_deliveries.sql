alter table hub.delivery_attempts drop constraint delivery_attempts_outcome_check;
alter table hub.delivery_attempts add constraint delivery_attempts_outcome_check
    check (outcome in ('written', 'refused', 'conflicting', 'unanswered', 'failed'));
