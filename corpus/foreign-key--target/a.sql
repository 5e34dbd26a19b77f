create table p (id int primary key, other int unique);
create table q (id int primary key);
create table c (r int, s int, constraint f foreign key (r) references p);
