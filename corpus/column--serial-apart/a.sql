create schema app;
create table addons (id integer not null, label text);
create sequence addons_id_seq as integer;
alter table addons alter id set default nextval('addons_id_seq');
alter sequence addons_id_seq owned by addons.id;
create table app."Notes" (id bigserial primary key, label text);
