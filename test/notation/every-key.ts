/** Every form of key, reference and index that Postgres has, as SQL. */
export const everyKeySql = `
create extension btree_gin; create extension btree_gist; create extension pg_trgm; create extension bloom; create extension vector;
create schema other;
create table tenant (id uuid primary key, slug text not null constraint tenant_slug unique, "odd name" text);
create table other.tenant (id uuid primary key, parent_id uuid references other.tenant on delete set null, home uuid references tenant);
create table member (tenant_id uuid references tenant on delete cascade, nr integer, email text, manager_nr integer,
  constraint member_key primary key (tenant_id, nr), unique (email, tenant_id),
  constraint member_manager foreign key (tenant_id, manager_nr) references member (tenant_id, nr) on delete set null (manager_nr));
create table profile (tenant_id uuid, nr integer, bio text, primary key (tenant_id, nr),
  foreign key (tenant_id, nr) references member on delete cascade on update cascade);
create table badge (id serial primary key, code text not null, holder_tenant uuid, holder_nr integer, giver_tenant uuid,
  giver_nr integer, constraint badge_holder foreign key (holder_tenant, holder_nr) references member match full,
  foreign key (giver_tenant, giver_nr) references member (tenant_id, nr) deferrable initially deferred,
  constraint one_each unique nulls not distinct (holder_tenant, holder_nr), constraint badge_code unique (code) include (giver_nr),
  constraint badge_late unique (giver_tenant, code) deferrable);
create table tag (id bigint generated always as identity primary key, label text not null, parent integer);
create table badge_tag (badge_id integer references badge on delete cascade, tag_id bigint references tag on delete restrict,
  primary key (badge_id, tag_id));
create table passport (id integer primary key references badge, country text, owner uuid not null unique references tenant (id));
create table twice (id integer primary key, a integer, constraint second_key foreign key (a) references badge (id),
  constraint first_key foreign key (a) references badge (id) on delete cascade);
create table chicken (id integer primary key, egg_id integer); create table egg (id integer primary key, chicken_id integer references chicken);
alter table chicken add constraint chicken_egg foreign key (egg_id) references egg (id) not valid;
create table keyless (a integer, b integer references badge); create table half (a integer, b integer unique, c integer references badge);
create table by_index (slug text not null, lang text not null, note text); create unique index by_index_slug on by_index (slug, lang);
create table to_index (id integer primary key, slug text, lang text, foreign key (slug, lang) references by_index (slug, lang));
create table late_key (id integer, constraint late_pk primary key (id) deferrable initially deferred, constraint same unique (id));
create table parted (id integer, at date, primary key (id, at)) partition by range (at);
create table parted_1 partition of parted for values from ('2020-01-01') to ('2021-01-01');
create table base (id integer primary key, name text); create table derived (more text, primary key (id)) inherits (base);
create unlogged table quick (id integer primary key) with (fillfactor = 70);
create table guarded (id integer primary key, check (id > 0), constraint not_inherited check (id < 9) no inherit);
alter table guarded enable row level security; alter table guarded force row level security;
create table many (id integer primary key, t text, n integer, j jsonb, a text[], d timestamptz, v vector(3), r int4range, ts tsvector, m money,
  constraint span exclude using gist (n with =, r with &&));
create index many_plain on many (t); create index many_two on many (t, n desc); create index many_nulls on many (t desc nulls last, n nulls first);
create index many_class on many (t text_pattern_ops); create index many_class_desc on many (t text_pattern_ops desc, n);
create index many_low on many (lower(t)); create index many_mixed on many (n, (t || 'x') desc); create index many_collate on many (t collate "C");
create index many_some on many (t) where n > 3; create unique index many_some_unique on many (t, n) where d is null;
create unique index many_nnd on many (t, d) nulls not distinct; create index many_inc on many (n) include (t, d);
create unique index many_uinc on many (d) include (n); create index many_with on many (n) with (fillfactor = 50);
create index many_hash on many using hash (t); create index many_gin on many using gin (j); create index many_path on many using gin (j jsonb_path_ops);
create index many_arr on many using gin (a); create index many_trgm on many using gin (t gin_trgm_ops); create index many_num on many using gin (n);
create index many_ts on many using gin (ts); create index many_range on many using gist (r); create index many_gist on many using gist (n, t gist_trgm_ops (siglen=32));
create index many_brin on many using brin (d); create index many_minmax on many using brin (d timestamptz_minmax_multi_ops, n int4_bloom_ops);
create index many_sp on many using spgist (t); create index many_bloom on many using bloom (n); create index many_hnsw on many using hnsw (v vector_l2_ops) with (m = 8);
create index many_gin_some on many using gin (a) where (n is not null);
create view recent as select id, t, n::bigint as n, j, a, d from many where d > now() - interval '1 day';
create view other.names as select t as "odd name", m from public.many;
create index egg_chicken on egg (chicken_id); create index chicken_egg on chicken (egg_id);
`
