create function mine(x int) returns boolean language sql immutable as 'select x > 0';
create table t (id bigint primary key, a bigint);
create table parent (id int);
create table child () inherits (parent);
create publication one for table t (id);
create publication two for table t where (a > 0);
create publication three for table only parent, child;
create publication four for table only child;
