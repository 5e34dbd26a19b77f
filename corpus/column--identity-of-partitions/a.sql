create sequence sq;
create table p (id int default nextval('sq') not null, k int) partition by list (k);
create table p1 partition of p for values in (1);
