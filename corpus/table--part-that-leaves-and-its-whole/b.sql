create function f() returns trigger language plpgsql as 'begin return null; end';
create table p (id int, n text) partition by range (id);
create table p1 partition of p for values from (0) to (20);
create index on p (n, id);
alter table p add unique (id) include (n);
create trigger t after insert or delete on p for each row execute function f();
alter table p1 enable replica trigger t;
