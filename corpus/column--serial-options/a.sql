create sequence odd increment 2;
create table t (id int not null default nextval('odd'));
alter sequence odd owned by t.id;
