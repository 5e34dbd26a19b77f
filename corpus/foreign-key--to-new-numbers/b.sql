create table fresh (id int generated always as identity primary key, z date default now());
create table t (id int primary key, o int references fresh);
