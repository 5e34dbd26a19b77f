create type money2 as (amount int, unit text);
create function to_int(money2) returns int language sql immutable as 'select ($1).amount';
create function to_int2(money2) returns int language sql immutable as 'select 2';
create function of_int(int) returns money2 language sql immutable as 'select row($1, null)::money2';
create domain d as text;
create type mood as enum ('a');
create function n(mood) returns int language sql immutable as 'select 1';
create cast (mood as int) with function n(mood);
create cast (int as money2) with function of_int(int);
