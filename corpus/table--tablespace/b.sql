create table t (id int primary key, n int);
create table u (id int) tablespace "Odd ""place";
create table p (id int) partition by range (id) tablespace fast;
