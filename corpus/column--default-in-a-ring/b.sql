create table notes (id int);
create table invoices (a text, no int not null, b text);
create function next_no() returns int begin atomic select coalesce(max(no), 0) + 1 from invoices; end;
alter table invoices alter no set default next_no();
alter table invoices add constraint few check (next_no() < 1000000);
