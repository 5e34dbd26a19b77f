create text search configuration c (copy = english);
create table t (id int primary key, body text, words tsvector generated always as (to_tsvector('public.c', body)) stored);
create index t_words on t using gin (to_tsvector('public.c', body));
