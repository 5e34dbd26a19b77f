create collation loose (provider = icu, locale = 'und', deterministic = false);
create table t (id int primary key, name text collate loose unique);
