create table base (id int, note text default 'a', n int default 3);
create table own (id int, note text, n int default 4) inherits (base);
create table parts (id int, kind int, size integer default 1, note text default 'a') partition by list (id);
create table parts1 partition of parts (size default 2) for values in (1);
create table parts2 partition of parts (note default 'own') for values in (2) partition by list (kind);
create table parts21 partition of parts2 (note default 'deep', size default 3) for values in (21);
alter table only parts alter note set storage external;
alter table parts1 alter note set storage plain;
