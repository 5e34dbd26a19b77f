create schema s;
create conversion s."C c" for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
comment on conversion s."C c" is 'Back';
