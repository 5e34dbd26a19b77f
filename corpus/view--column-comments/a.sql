create view v as select 1 as a, 2 as b;
comment on column v.a is 'One';
comment on column v.b is 'Two';
