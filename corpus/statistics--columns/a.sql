create schema x; create table x.t (a int, b int, c text); create statistics x.s on a, b from x.t;
