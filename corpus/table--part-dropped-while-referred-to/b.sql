create table referred (id int primary key) partition by range (id);
create table referred2 partition of referred default;
create table referring (id int references referred);
