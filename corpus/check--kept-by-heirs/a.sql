create table p (a int, b int, constraint c check (a > 0), constraint d check (b > 0));
create table own (constraint c check (a > 0)) inherits (p);
create table below () inherits (own);
create table other () inherits (p);
create table deep (constraint c check (a > 0)) inherits (other);
