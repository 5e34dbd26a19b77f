create collation c (provider = icu, locale = 'en-u-ks-level2', deterministic = false);
create table t (a text collate c, b text);
create view v as select a from t;
create materialized view m as select a collate "C" as q, b from t;
