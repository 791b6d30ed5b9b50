alter table customer_360.customer_interactions add column sentiment numeric(5,4);
comment on column customer_360.customer_interactions.sentiment is 'How what a customer wrote sounds by the words of config/scoring/sentiment.yaml, from -1 to 1; empty where none of them is in it, and for what we said or noted';
