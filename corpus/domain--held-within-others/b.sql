create domain d1 as text default 'y' check (value <> '') constraint short check (length(value) < 60) constraint more check (value <> 'z');
create type c1 as (a d1, b int[], z numeric);
create domain d2 as c1 check ((value).b is not null or (value).z > 0);
create type c2 as (inner_d d2, l d1[]);
create table t (id int primary key, v c2, w d2[], check ((v).l[1] <> 'q'));
