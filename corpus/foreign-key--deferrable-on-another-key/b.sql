create table users (id bigint, code text, constraint users_code_key unique (code));
create table posts (code text, constraint posts_fk foreign key (code) references users (code) deferrable initially deferred);
