create table t (a int, b text);
create table u (id int, r t default row(1, 'x'), rs t[]);
