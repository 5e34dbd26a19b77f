create extension hstore;
create table t (id int, a hstore, b jsonb, c hstore);
