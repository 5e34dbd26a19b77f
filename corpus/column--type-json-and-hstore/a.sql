create extension hstore;
create table t (id int, a jsonb, b hstore, c json);
