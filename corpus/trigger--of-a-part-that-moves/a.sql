create table p (id int, k int not null) partition by list (k);
create table p1 partition of p for values in (1);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger t after insert on p for each row execute function f();
create trigger t2 before insert on p for each row execute function f();
alter table p1 disable trigger t;
alter table p1 enable replica trigger t2;
create index pi on p (id);
comment on index p1_id_idx is 'x';
