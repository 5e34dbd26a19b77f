create extension postgis;
create table sites (
  id int primary key,
  name text not null,
  place geometry(Point,4326) not null,
  outline geometry(Polygon,4326),
  constraint sites_srid check (st_srid(place) = 4326)
);
create index sites_place on sites using gist (place);
create table visits (id int primary key, site_id int not null references sites, track geometry(LineStringZ,3857));
