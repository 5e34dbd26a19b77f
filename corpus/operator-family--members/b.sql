create function back(int, int) returns int language sql immutable as 'select $2 - $1';
create function gt(int, int) returns boolean language sql immutable as 'select $1 > $2';
create operator >>> (function = gt, leftarg = int, rightarg = int);
create function cross_cmp(int, bigint) returns int language sql immutable as 'select $1 - $2::int';
create function cross_gt(int, bigint) returns boolean language sql immutable as 'select $1 > $2';
create operator >>> (function = cross_gt, leftarg = int, rightarg = bigint);
create schema s;
create operator family s.turned using btree;
alter operator family s.turned using btree add operator 1 >>> (int, bigint);
