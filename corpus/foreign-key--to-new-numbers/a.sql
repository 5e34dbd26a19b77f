create table old (id int generated always as identity primary key, a text);
create table t (id int primary key, o int references old);
