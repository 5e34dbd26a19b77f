create schema s;
create schema n;
create table n.t (a int, b int);
create statistics s.x (mcv) on a, b from n.t;
create statistics n.z (dependencies) on a, b from n.t;
create function s.f() returns bigint begin atomic select count(*) from n.t; end;
