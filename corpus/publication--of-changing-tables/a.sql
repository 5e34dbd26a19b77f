create function mine(x int) returns boolean language sql immutable as 'select x > 0';
create table gone (id int primary key);
create table t (id int primary key, a int, gone int);
create table parent (id int);
create table child () inherits (parent);
create publication one for table gone, t (id, gone) where (id > 0);
create publication two for table t where (a > 0);
create publication three for table only parent;
create publication four for table parent;
