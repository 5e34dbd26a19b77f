create schema s; create schema n;
create table s.t (a int, b int); create statistics s.x on a, b from s.t;
create statistics n.y (mcv) on a, b from s.t;
