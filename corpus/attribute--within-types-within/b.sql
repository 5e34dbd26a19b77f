create type part as (n int, t text);
create domain several as part[];
create type whole as (one part, more several, id int);
create table t (id int primary key, w whole, ws whole[]);
