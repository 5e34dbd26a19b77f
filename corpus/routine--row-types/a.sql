create schema sales;
create table sales.orders (id bigint primary key, total numeric);
create view big as select * from sales.orders where total > 10;
create function cheap(o sales.orders) returns boolean language sql immutable as 'select o.total < 3';
create function bigs() returns setof big language sql stable begin atomic select * from big; end;
create function of_both(o sales.orders[], b big) returns numeric language sql as 'select 1';
create table sales.lines (id bigint, cheap boolean, check (cheap(null) is null));
