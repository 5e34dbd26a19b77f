create schema "Odd schema";
create function "Odd schema"."Odd ""f"() returns trigger language plpgsql as 'begin return new; end';
create table "Odd schema".t (a int, gone int);
create view v as select a from "Odd schema".t;
create trigger one before update of a on "Odd schema".t for each row when (new.a > 0) execute function "Odd schema"."Odd ""f"();
create trigger two before update of gone on "Odd schema".t for each row execute function "Odd schema"."Odd ""f"();
create trigger three instead of insert on v for each row execute function "Odd schema"."Odd ""f"();
alter table "Odd schema".t disable trigger one;
comment on trigger three on v is 'again';
