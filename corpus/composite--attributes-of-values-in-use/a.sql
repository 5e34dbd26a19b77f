create type c as (a int, b int, d text);
create type o as (k c, m int);
create table t (id int primary key, x c, y c[], z o);
