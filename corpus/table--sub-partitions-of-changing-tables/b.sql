create table ev (id int, kind text, val int, w bigint, x text default 'u') partition by range (id);
create table ev1 partition of ev for values from (0) to (1000) partition by list (kind);
create table ev11 partition of ev1 default;
create table ev2 partition of ev for values from (1000) to (2000);
