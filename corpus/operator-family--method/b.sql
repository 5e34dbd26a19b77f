create operator family f using hash;
