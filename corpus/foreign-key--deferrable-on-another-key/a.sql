create table users (id bigint, code text);
create unique index users_code_idx on users (code);
create table posts (code text, constraint posts_fk foreign key (code) references users (code));
