create sequence s increment by -2 minvalue -1000;
