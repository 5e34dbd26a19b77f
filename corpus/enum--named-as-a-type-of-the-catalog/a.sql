create type public.name as enum ('a', 'b');
create domain public.text as pg_catalog.text check (value <> '');
create table people (id integer primary key, kind public.name, others public.name[], note public.text, plain name);
