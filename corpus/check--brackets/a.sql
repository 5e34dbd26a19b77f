create table orders (id int primary key, a boolean, b boolean, c boolean, n int,
  constraint known check (a and (b and (c or n > 0))), constraint enough check ((a or b) or (c or n > 5)));
create index orders_known on orders (id, (a or (b or c))) where a and (b and c);
alter table orders enable row level security;
create policy own on orders using (a and (b and c)) with check (a or (b or c));
