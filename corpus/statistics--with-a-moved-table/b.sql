create schema s; create schema n;
create table n.t (a int, b int); create statistics n.x (mcv) on a, b from n.t;
create statistics n.z (dependencies) on a, b from n.t;
create statistics s.y (mcv) on a, b from n.t;
