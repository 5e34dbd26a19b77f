create schema s1; create schema s2;
create table s2.t (id int not null, k bigint not null);
create sequence s2.q as bigint increment 2 owned by s2.t.k;
alter table s2.t alter id set default nextval('s2.q'), alter k set default nextval('s2.q') * 2;
create table s1.u (id int default nextval('s2.q') + 1);
create view s1.v as select last_value, currval('s2.q') from s2.q;
