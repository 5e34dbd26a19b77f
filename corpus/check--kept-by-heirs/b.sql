create table p (a int, b int);
create table own (constraint c check (a > 0)) inherits (p);
create table below () inherits (own);
create table other () inherits (p);
create table deep (constraint c check (a > 0)) inherits (other);
