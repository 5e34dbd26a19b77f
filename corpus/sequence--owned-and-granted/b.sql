create schema q;
create sequence q.s1 as int start 7;
create table q.t (id int default nextval('q.s1'));
grant usage on sequence q.s1 to public;
alter sequence q.s1 owned by q.t.id;
comment on sequence q.s1 is 'x';
