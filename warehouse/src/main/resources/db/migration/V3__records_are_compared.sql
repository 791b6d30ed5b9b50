drop table hub.identity_keys;
