create function f() returns trigger language plpgsql as 'begin return null; end';
create table p (id int, n text) partition by range (id);
create table p1 partition of p for values from (0) to (10);
create index on p (n);
alter table p add unique (id);
create trigger t after insert on p for each row execute function f();
alter table p1 disable trigger t;
