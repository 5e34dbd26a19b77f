create function f() returns setof int language sql rows 5 as 'select 1';
