create domain d1 as text constraint said not null;
create domain d2 as int not null constraint said check (value > 0);
create domain d3 as int constraint "Its own" not null;
comment on constraint "Its own" on domain d3 is 'now';
create domain d4 as int constraint why not null;
create table t (a d1, b d2, c d3, e d4);
