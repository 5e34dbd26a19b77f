create schema sales;
create type sales.price as (amount bigint, currency varchar(3) collate "C");
create type order_line as (item text, price sales.price);
create domain fine_line as order_line check ((value).item <> '');
create table orders (id bigint primary key, first order_line default row('x', row(1, 'EUR'))::order_line, rest order_line[] not null default '{}', best fine_line);
create index on orders (((first).item));
create view items as select (first).item as item, ((first).price).amount as amount from orders;
create function total(l order_line) returns numeric language sql immutable begin atomic select ((l).price).amount; end;
comment on type sales.price is 'what it costs';
