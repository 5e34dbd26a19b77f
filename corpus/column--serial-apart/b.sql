create schema app;
create sequence addons_id_seq start 10;
create table addons (id integer not null default nextval('addons_id_seq'), label text);
create sequence app."Notes_id_seq";
create table app."Notes" (id bigint primary key, label text);
