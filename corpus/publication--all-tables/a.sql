create table t (id int primary key);
create publication one for all tables;
create publication two for table t;
