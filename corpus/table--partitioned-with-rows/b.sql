create role reader;
create type sort as enum ('old', 'new', 'odd');
create function stamp() returns trigger language plpgsql as 'begin new.note = ''touched''; return new; end';
create table customers (id int primary key);
create sequence tickets;
create table events (
  id bigint generated always as identity,
  ticket bigint not null default nextval('tickets'),
  number serial,
  at date not null,
  sort sort not null default 'new',
  customer_id int references customers,
  before_id bigint,
  before_at date,
  note text default 'n',
  loud text generated always as (upper(note)) stored,
  primary key (id, at),
  constraint fine check (note <> ''),
  foreign key (before_id, before_at) references events
) partition by range (at);
create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01') partition by range (id);
create table events_2020_old partition of events_2020 for values from (0) to (2);
create table events_2020_rest partition of events_2020 default;
create table events_rest partition of events default;
alter sequence tickets owned by events.ticket;
create index events_by_note on events (note);
create table answers (event_id bigint, event_at date, foreign key (event_id, event_at) references events);
create view recent as select id, at, note from events where at > '2020-01-01';
create materialized view counted as select sort, count(*) as n from events group by sort;
create trigger stamped before insert or update on events for each row execute function stamp();
create policy own on events using (note <> 'hidden');
alter table events enable row level security;
alter table events force row level security;
create publication sent for table events;
comment on table events is 'what happened';
comment on column events.note is 'said';
grant select on events to reader;
grant select on recent to reader;
