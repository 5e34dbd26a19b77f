create table crates (id serial, name text not null, constraint packages_pkey primary key (id), constraint packages_name_key unique (name));
create index ix on crates (name);
create table versions (id serial primary key, crate_id int not null, num text, constraint fk_versions_crate_id foreign key (crate_id) references crates, constraint unique_num unique (crate_id, num));
create table follows (crate_id int references crates (id), u int);
create index index_follows on follows (crate_id);
