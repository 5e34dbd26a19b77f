create schema s;
comment on schema s is 'it''s here';
