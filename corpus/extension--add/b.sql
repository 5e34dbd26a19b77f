create extension citext;
create table t (id int, mail citext);
