create schema s;
create text search dictionary s."D d" (template = snowball, language = german);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword, word with s."D d", simple;
