create view v as select 1 as a, 2 as b, 3 as c;
comment on column v.a is 'First';
comment on column v.c is 'Three';
