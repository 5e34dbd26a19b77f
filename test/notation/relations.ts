/** Every form of relation: to itself, one to one, many to many, over two columns, twice between the same tables. */
export const EVERY_RELATION = `
  create table people (id int generated always as identity primary key, name text not null, boss_id int references people);
  create table profiles (person_id int primary key references people on delete cascade, bio text);
  create table teams (org int, no int, title text not null, primary key (org, no), lead_id int not null references people);
  create table members (org int, no int, person_id int references people, primary key (org, no, person_id),
    foreign key (org, no) references teams);
  create table letters (id bigserial primary key, from_id int not null references people, to_id int not null references people,
    words text, size int generated always as (length(words)) stored);`

export const SHOP = `
  create schema sales;
  create type sales.state as enum ('new', 'paid', 'it''s "sent"');
  create table sales.customers (id uuid primary key default gen_random_uuid(), email text unique not null, since timestamptz not null default now());
  create table sales.orders (id uuid primary key default gen_random_uuid(), customer_id uuid not null references sales.customers on delete cascade,
    state sales.state not null default 'new', total numeric(10, 2) not null check (total >= 0), tags text[] not null default '{}', doc jsonb);
  create table sales.lines (order_id uuid references sales.orders on delete cascade, no smallint, what varchar(40) not null, primary key (order_id, no));`
