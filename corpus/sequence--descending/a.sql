create sequence s increment by -1 maxvalue 100 start with 50;
