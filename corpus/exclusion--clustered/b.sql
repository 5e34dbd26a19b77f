create table t (r int4range, constraint x exclude using gist (r with &&));
alter table t cluster on x;
