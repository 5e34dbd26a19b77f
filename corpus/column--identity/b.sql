create table t (id int generated always as identity, b bigint generated always as identity (start 10 increment 3 maxvalue 5000 cache 2));
