create table first (id int, b int);
create table second (id int, a int);
