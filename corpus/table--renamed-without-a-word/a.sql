create table packages (id serial, name text not null, constraint packages_pkey primary key (id), constraint packages_name_key unique (name));
create index ix on packages (name);
create table versions (id serial primary key, package_id int not null, num text, constraint fk_versions_package_id foreign key (package_id) references packages, constraint unique_num unique (package_id, num));
create table follows (package_id int references packages (id), u int);
create index index_follows on follows (package_id);
