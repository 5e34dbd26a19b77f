create table p (id int, a int, b int);
create table c () inherits (p);
alter table c add constraint cn not null a not valid, add constraint bn not null b not valid;
