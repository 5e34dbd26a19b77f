create collation c (provider = icu, locale = 'de');
create table t (id int, name text, check (name > 'b' collate "C"));
create view v as select name from t;
