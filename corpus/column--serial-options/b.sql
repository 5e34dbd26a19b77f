create sequence odd increment 3 start 9;
create table t (id int not null default nextval('odd'));
alter sequence odd owned by t.id;
