create text search configuration c (copy = english);
alter text search configuration c alter mapping for asciiword, word with simple;
alter text search configuration c drop mapping for float, email;
comment on text search configuration c is 'Loose';
create table t (id int primary key, body text, words tsvector generated always as (to_tsvector('public.c', body)) stored);
create index t_words on t using gin (to_tsvector('public.c', body));
