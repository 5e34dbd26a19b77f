create operator family f using btree;
create operator class c for type int using btree family f as operator 3 =, function 1 btint4cmp(int, int);
