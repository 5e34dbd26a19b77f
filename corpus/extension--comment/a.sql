create extension citext;
comment on extension citext is 'ours';
create table t (a citext);
