create type public.name as enum ('a', 'b', 'c');
create domain public.text as pg_catalog.text check (value <> ' ');
create table people (id integer primary key, kind public.name default 'c', others public.name[], note public.text, plain name);
create type public._int4 as enum ('x');
