create table first (id int, a int);
create table second (id int, b int);
