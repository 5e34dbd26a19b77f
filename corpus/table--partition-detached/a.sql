create table m (id int) partition by hash (id);
create table m1 partition of m for values with (modulus 2, remainder 0);
create table m2 partition of m for values with (modulus 2, remainder 1);
