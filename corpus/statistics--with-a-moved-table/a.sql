create schema s;
create schema n;
create table s.t (a int, b int);
create statistics s.x on a, b from s.t;
create function s.f() returns bigint begin atomic select count(*) from s.t; end;
