create table ev (id int, kind text, val int generated always as (id * 2) stored, w int) partition by range (id);
create table ev1 partition of ev for values from (0) to (1000);
create table ev2 partition of ev for values from (1000) to (2000);
