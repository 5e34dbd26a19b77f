create table t (id int, k text not null default 'a'::text);
