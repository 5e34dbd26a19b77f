create role reader;
create role writer;
create role ann login;
create role ben login noinherit;
grant reader to writer;
grant reader to ann;
grant writer to ben with admin option;
