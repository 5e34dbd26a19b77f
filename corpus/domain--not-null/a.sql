create domain d1 as text not null;
create domain d2 as int constraint said not null constraint high check (value > 0);
create domain d3 as int;
create domain d4 as int constraint why not null;
comment on constraint why on domain d4 is 'because';
create table t (a d1, b d2, c d3, e d4);
