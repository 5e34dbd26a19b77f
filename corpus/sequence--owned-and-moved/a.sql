create schema s1; create schema s2;
create table s1.t (id int not null, k int not null);
create sequence s1.q owned by s1.t.id;
alter table s1.t alter id set default nextval('s1.q'), alter k set default nextval('s1.q') * 2;
create table s1.u (id int default nextval('s1.q'));
create view s1.v as select last_value, currval('s1.q') from s1.q;
