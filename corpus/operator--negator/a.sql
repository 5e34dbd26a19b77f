create schema s;
create function same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create function same(text, int) returns boolean language sql immutable as 'select $2::text = $1';
create function other(int, text) returns boolean language sql immutable as 'select $1::text <> $2';
create function even(int) returns boolean language sql immutable as 'select $1 % 2 = 0';
create function odd(int) returns boolean language sql immutable as 'select $1 % 2 = 1';
create operator === (function = same, leftarg = int, rightarg = text);
create operator !== (function = other, leftarg = int, rightarg = text);
create view v as select 1 === '1' as same;
