create extension pg_trgm version '1.4';
create table t (a text);
create index t_a on t using gin (a gin_trgm_ops);
