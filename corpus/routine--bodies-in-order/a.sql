create table a_first (id int primary key, x text);
