insert into sites values (1, 'a', 'POINT(1 2)', 'POLYGON((0 0,0 1,1 1,0 0))'), (2, 'b', 'POINT(3 4)', null); insert into visits values (1, 1, 'LINESTRING Z (0 0 0,1 1 1)');
