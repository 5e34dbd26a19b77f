create table t (id int primary key);
create publication one for table t;
create publication two for all tables with (publish = 'insert');
