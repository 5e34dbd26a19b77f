insert into addons (label) values ('a'), ('b');
insert into app."Notes" (label) values ('a');
