create collation loose (provider = icu, locale = 'und');
create table t (id int primary key, name text collate loose unique);
