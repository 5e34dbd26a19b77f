create extension postgis;
create table sites (
  id int primary key,
  name text not null,
  place geometry(PointZ,4326) not null,
  outline geography(MultiPolygon,4326),
  seen geography(Point,4326)[],
  middle geometry(Point,4326) generated always as (st_setsrid(st_centroid(place), 4326)) stored,
  constraint sites_valid check (st_isvalid(place))
);
create index sites_place on sites using gist (place gist_geometry_ops_nd);
create index sites_outline on sites using gist (outline);
create index sites_far on sites using gist ((place::geography)) where name <> '';
create table visits (id int primary key, site_id int not null references sites, track geometry(LineStringZ,3857));
create view near as select s.id, st_astext(s.place) as place, st_distance(s.place::geography, st_setsrid(st_makepoint(0, 0), 4326)::geography) as far
  from sites s where st_dwithin(s.place, st_makepoint(0, 0), 10);
