create extension citext with schema pg_catalog;
create table t (a citext);
