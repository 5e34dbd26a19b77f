create table p (id int, d int, e int);
create table h (constraint mine not null e) inherits (p);
alter table h alter d set not null;
