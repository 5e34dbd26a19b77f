create operator family f using hash;
create operator class c for type int using hash family f as operator 1 =, function 1 hashint4(int);
