/**
 * The functions of PostGIS 3 that schemas use most (postgis.net, reference, chapter 7): in views, checks, generated
 * columns, indexes and routines. Name, arguments, what comes back.
 */
export const FUNCTIONS = `
st_x(geometry) float8; st_y(geometry) float8; st_z(geometry) float8; st_m(geometry) float8
st_srid(geometry) int; st_srid(geography) int; st_ndims(geometry) int2; st_dimension(geometry) int; geometrytype(geometry) text; geometrytype(geography) text
st_geometrytype(geometry) text; st_isvalid(geometry) bool; st_isvalid(geometry, int) bool; st_isvalidreason(geometry) text; st_issimple(geometry) bool
st_isempty(geometry) bool; st_isclosed(geometry) bool; st_isring(geometry) bool; st_iscollection(geometry) bool; st_coorddim(geometry) int2; st_zmflag(geometry) int2
st_numgeometries(geometry) int; st_numpoints(geometry) int; st_npoints(geometry) int; st_nrings(geometry) int; st_numinteriorrings(geometry) int
st_area(geometry) float8; st_area(geography, bool) float8; st_area(geography) float8; st_length(geometry) float8; st_length(geography, bool) float8; st_length(geography) float8
st_perimeter(geometry) float8; st_perimeter(geography, bool) float8; st_length2d(geometry) float8; st_3dlength(geometry) float8; st_area2d(geometry) float8
st_distance(geometry, geometry) float8; st_distance(geography, geography, bool) float8; st_distance(geography, geography) float8
st_distancesphere(geometry, geometry) float8; st_distancespheroid(geometry, geometry) float8; st_3ddistance(geometry, geometry) float8; st_maxdistance(geometry, geometry) float8
st_hausdorffdistance(geometry, geometry) float8; st_azimuth(geometry, geometry) float8; st_azimuth(geography, geography) float8; st_angle(geometry, geometry) float8
st_dwithin(geometry, geometry, float8) bool; st_dwithin(geography, geography, float8, bool) bool; st_dwithin(geography, geography, float8) bool
st_intersects(geometry, geometry) bool; st_intersects(geography, geography) bool; st_contains(geometry, geometry) bool; st_within(geometry, geometry) bool
st_covers(geometry, geometry) bool; st_covers(geography, geography) bool; st_coveredby(geometry, geometry) bool; st_coveredby(geography, geography) bool
st_disjoint(geometry, geometry) bool; st_equals(geometry, geometry) bool; st_touches(geometry, geometry) bool; st_crosses(geometry, geometry) bool
st_overlaps(geometry, geometry) bool; st_containsproperly(geometry, geometry) bool; st_orderingequals(geometry, geometry) bool; st_relate(geometry, geometry) text
st_relate(geometry, geometry, text) bool; st_3dintersects(geometry, geometry) bool; st_3ddwithin(geometry, geometry, float8) bool; st_pointinsidecircle(geometry, float8, float8, float8) bool
st_makepoint(float8, float8) geometry; st_makepoint(float8, float8, float8) geometry; st_makepoint(float8, float8, float8, float8) geometry
st_point(float8, float8) geometry; st_point(float8, float8, int) geometry; st_pointz(float8, float8, float8, int) geometry; st_makeline(geometry, geometry) geometry; st_makeline(geometry[]) geometry
st_makepolygon(geometry) geometry; st_makepolygon(geometry, geometry[]) geometry; st_polygon(geometry, int) geometry; st_makevalid(geometry) geometry; st_makevalid(geometry, text) geometry
st_makeenvelope(float8, float8, float8, float8, int) geometry; st_makeenvelope(float8, float8, float8, float8) geometry; st_tileenvelope(int, int, int) geometry
st_setsrid(geometry, int) geometry; st_setsrid(geography, int) geography; st_transform(geometry, int) geometry; st_transform(geometry, text) geometry; st_transform(geometry, text, int) geometry
st_geomfromtext(text) geometry; st_geomfromtext(text, int) geometry; st_geometryfromtext(text) geometry; st_geometryfromtext(text, int) geometry; st_geomfromewkt(text) geometry
st_geomfromwkb(bytea) geometry; st_geomfromwkb(bytea, int) geometry; st_geomfromewkb(bytea) geometry; st_geomfromgeojson(text) geometry; st_geomfromgeojson(json) geometry
st_geomfromgeojson(jsonb) geometry; st_geomfromkml(text) geometry; st_geomfromgml(text) geometry; st_geomfromgeohash(text, int) geometry; st_geomfromgeohash(text) geometry
st_pointfromtext(text) geometry; st_pointfromtext(text, int) geometry; st_polygonfromtext(text) geometry; st_polygonfromtext(text, int) geometry; st_linefromtext(text) geometry
st_linefromtext(text, int) geometry; st_pointfromgeohash(text, int) geometry; st_geogfromtext(text) geography; st_geographyfromtext(text) geography; st_geogfromwkb(bytea) geography
st_linefromencodedpolyline(text, int) geometry; st_linefromencodedpolyline(text) geometry; st_asencodedpolyline(geometry, int) text; st_asencodedpolyline(geometry) text
st_astext(geometry) text; st_astext(geometry, int) text; st_astext(geography) text; st_asewkt(geometry) text; st_asewkt(geography) text; st_asgeojson(geometry, int, int) text
st_asgeojson(geometry, int) text; st_asgeojson(geometry) text; st_asgeojson(geography, int, int) text; st_asgeojson(geography, int) text; st_asgeojson(geography) text
st_asbinary(geometry) bytea; st_asbinary(geography) bytea; st_asewkb(geometry) bytea; st_ashexewkb(geometry) text; st_askml(geometry) text; st_asgml(geometry) text; st_assvg(geometry) text
st_aslatlontext(geometry) text; st_geohash(geometry, int) text; st_geohash(geometry) text; st_asmvtgeom(geometry, box2d, int, int, bool) geometry; st_asmvtgeom(geometry, box2d) geometry
st_centroid(geometry) geometry; st_centroid(geography, bool) geography; st_pointonsurface(geometry) geometry; st_envelope(geometry) geometry; st_boundary(geometry) geometry
st_convexhull(geometry) geometry; st_concavehull(geometry, float8) geometry; st_exteriorring(geometry) geometry; st_interiorringn(geometry, int) geometry; st_geometryn(geometry, int) geometry
st_pointn(geometry, int) geometry; st_startpoint(geometry) geometry; st_endpoint(geometry) geometry; st_reverse(geometry) geometry; st_multi(geometry) geometry; st_force2d(geometry) geometry
st_force3d(geometry) geometry; st_force3dz(geometry) geometry; st_forcecollection(geometry) geometry; st_forcerhr(geometry) geometry; st_flipcoordinates(geometry) geometry
st_simplify(geometry, float8) geometry; st_simplifypreservetopology(geometry, float8) geometry; st_simplifyvw(geometry, float8) geometry; st_snaptogrid(geometry, float8) geometry
st_segmentize(geometry, float8) geometry; st_segmentize(geography, float8) geography; st_subdivide(geometry, int) setof geometry; st_collectionextract(geometry, int) geometry
st_buffer(geometry, float8) geometry; st_buffer(geometry, float8, int) geometry; st_buffer(geometry, float8, text) geometry; st_buffer(geography, float8) geography; st_expand(geometry, float8) geometry
st_intersection(geometry, geometry) geometry; st_intersection(geography, geography) geography; st_union(geometry, geometry) geometry; st_union(geometry[]) geometry; st_unaryunion(geometry) geometry
st_difference(geometry, geometry) geometry; st_symdifference(geometry, geometry) geometry; st_collect(geometry, geometry) geometry; st_collect(geometry[]) geometry; st_split(geometry, geometry) geometry
st_snap(geometry, geometry, float8) geometry; st_closestpoint(geometry, geometry) geometry; st_shortestline(geometry, geometry) geometry; st_linemerge(geometry) geometry
st_lineinterpolatepoint(geometry, float8) geometry; st_linelocatepoint(geometry, geometry) float8; st_linesubstring(geometry, float8, float8) geometry; st_project(geography, float8, float8) geography
st_translate(geometry, float8, float8) geometry; st_scale(geometry, float8, float8) geometry; st_rotate(geometry, float8) geometry; st_polygonize(geometry[]) geometry; st_voronoipolygons(geometry) geometry
st_xmin(box3d) float8; st_xmax(box3d) float8; st_ymin(box3d) float8; st_ymax(box3d) float8; st_zmin(box3d) float8; st_zmax(box3d) float8; st_makebox2d(geometry, geometry) box2d; box2d(geometry) box2d; box3d(geometry) box3d
st_hexagongrid(float8, geometry) setof record; st_squaregrid(float8, geometry) setof record; postgis_version() text; postgis_full_version() text; postgis_lib_version() text; find_srid(varchar, varchar, varchar) int
st_clusterdbscan(geometry, float8, int) int; st_clusterkmeans(geometry, int) int; st_memsize(geometry) int; st_summary(geometry) text; st_generatepoints(geometry, int) geometry; st_minimumboundingcircle(geometry) geometry
`
