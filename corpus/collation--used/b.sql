create collation c (provider = icu, locale = 'de');
create table t (id int, name text collate c, check (name > 'b' collate c));
create view v as select name collate c as name from t;
