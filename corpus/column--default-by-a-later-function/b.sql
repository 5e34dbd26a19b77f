create table base (id int, m text);
create function h() returns text language sql begin atomic select max(m) from base; end;
create table heir (more int) inherits (base);
alter table base alter m set default h();
alter table heir alter m drop default;
